import { Box } from 'ink';
import { COLOUR } from './colour.js';
import { Line } from './Line.js';

const LINES = [
  ['1 2 3', 'overview, station, events'],
  ['Tab', 'the next of them; Shift-Tab the one before'],
  ['↑ ↓ j k', 'another station; in events: scroll'],
  ['PgUp PgDn', 'a page; g G or Home End: first and last'],
  ['Enter → l', 'from the overview to the station'],
  ['Esc ← h', 'back; takes a filter away'],
  ['/', 'filter; words that must all be found'],
  ['s', 'sort by name, genre, level, trouble'],
  ['t', 'other colours: safe, 16, none'],
  ['?', 'this help'],
  ['q Ctrl-C', 'quit'],
  ['█░│', 'bar: smoothed; behind it and mark: last window'],
  ['♪ “ ~ ? _', 'music, speech, noise, unsure, silence'],
  ['◌ ↻', 'starting or stalled, trying again'],
  ['■ ✗ !', 'stopped or paused, failed; alarm'],
] as const;

const KEY_COLUMNS = 11;

/** Keys and signs, in place of the stations. */
export const Help = ({ width, height }: { readonly width: number; readonly height: number }) => (
  <Box flexDirection="column" width={width} height={height} paddingX={1} overflowY="hidden">
    {LINES.map(([keys, meaning]) => (
      <Box key={keys} height={1} flexShrink={0}>
        <Line
          spans={[
            { text: keys.padEnd(KEY_COLUMNS), colour: COLOUR.accent, bold: true },
            { text: meaning },
          ]}
        />
      </Box>
    ))}
  </Box>
);
