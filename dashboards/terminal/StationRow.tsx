import { Box } from 'ink';
import type { StationView } from '../shared/dashboard-state.js';
import { COLOUR } from './colour.js';
import { describeSound } from './describe-sound.js';
import { widthOfSpans } from './fit-spans.js';
import { Line } from './Line.js';
import { stationGlyph } from './station-glyph.js';
import { useTheme } from './use-theme.js';

type StationRowProps = {
  readonly view: StationView;
  readonly selected: boolean;
  readonly width: number;
  /** Adds the title of what it plays. */
  readonly titled: boolean;
};

/** One station on one line: state, name, title where it fits, and what is heard. */
export const StationRow = ({ view, selected, width, titled }: StationRowProps) => {
  const theme = useTheme();
  const sound = describeSound(view, theme);
  const soundWidth = Math.min(widthOfSpans(sound), Math.floor(width / 2));
  const marker = { text: selected ? '▸ ' : '  ', colour: COLOUR.accent, bold: true };
  return (
    <Box width={width} height={1} flexShrink={0} gap={1}>
      <Box flexGrow={1} flexShrink={1} flexBasis={0} height={1} gap={2} overflowY="hidden">
        <Line
          spans={[marker, stationGlyph(view, theme), { text: ` ${view.station}`, bold: selected }]}
        />
        {titled && <Line spans={[{ text: view.title ?? '', dim: true }]} />}
      </Box>
      <Box width={soundWidth} flexShrink={0}>
        <Line spans={sound} />
      </Box>
    </Box>
  );
};
