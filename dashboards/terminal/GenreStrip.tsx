import { Box } from 'ink';
import type { HistoryStep } from '../shared/dashboard-state.js';
import { drawAxis, drawGraph, drawStrip } from './draw-strip.js';
import { Line } from './Line.js';
import type { Layout } from './plan-layout.js';
import { StripLegend } from './StripLegend.js';
import { toStripCells } from './strip-cells.js';
import { useTheme } from './use-theme.js';

type GenreStripProps = {
  readonly history: readonly HistoryStep[];
  readonly rows: Layout['rows'];
  readonly width: number;
};

/** What was heard in the last minutes, from left to right. */
export const GenreStrip = ({ history, rows, width }: GenreStripProps) => {
  const theme = useTheme();
  const cells = toStripCells(history, width);
  return (
    <Box flexDirection="column" flexShrink={0}>
      {drawGraph(cells, rows.graph, theme).map((spans, row) => (
        <Line key={row} spans={spans} />
      ))}
      {rows.strip > 0 && <Line spans={drawStrip(cells, theme)} />}
      {rows.axis > 0 && <Line spans={[drawAxis(width)]} />}
      {rows.legend > 0 && <StripLegend />}
    </Box>
  );
};
