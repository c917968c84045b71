import { Box } from 'ink';
import { COLOUR } from './colour.js';
import { Line } from './Line.js';

const LINES = [
  ['↑ ↓ j k', 'another station'],
  ['?', 'this help'],
  ['Esc', 'back'],
  ['q Ctrl-C', 'quit'],
  ['█│', 'bar: smoothed over time; mark: the last window'],
  ['♪ “ ~ ? _', 'music, speech, noise, unsure, silence'],
  ['◌ ↻', 'starting, waiting to try again'],
  ['■ ✗', 'stopped, failed'],
] as const;

const KEY_COLUMNS = 11;

/** Keys and signs, in place of the stations. */
export const Help = ({ width, height }: { readonly width: number; readonly height: number }) => (
  <Box flexDirection="column" width={width} height={height} paddingX={1} overflow="hidden">
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
