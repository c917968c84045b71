import { Box } from 'ink';
import type { StationView } from '../shared/dashboard-state.js';
import type { StationTimeline } from '../shared/station-timeline.js';
import { drawAxis, drawGraph, drawStrip } from './draw-strip.js';
import { drawTitles } from './draw-titles.js';
import { Line } from './Line.js';
import type { Layout } from './plan-layout.js';
import { StripLegend } from './StripLegend.js';
import { firstCellOf, secondsPerCell, toStripCells } from './strip-cells.js';
import { timelineHistory } from './timeline-history.js';
import { useTheme } from './use-theme.js';

type GenreStripProps = {
  readonly view: StationView;
  readonly timeline: StationTimeline;
  readonly rows: Layout['rows'];
  readonly width: number;
};

/** The strip of a station reaches back so far. */
const STRIP_SECONDS = 1800;

/** What was heard in the last half hour, from left to right, with the titles. */
export const GenreStrip = ({ view, timeline, rows, width }: GenreStripProps) => {
  const theme = useTheme();
  const history = timelineHistory(view, timeline);
  const cellSeconds = secondsPerCell(width, STRIP_SECONDS);
  const cells = toStripCells(history, width, cellSeconds);
  const newestMs = history.at(-1)?.wallTimeMs ?? 0;
  const firstMs = firstCellOf(newestMs, width, cellSeconds) * cellSeconds * 1000;
  return (
    <Box flexDirection="column" flexShrink={0}>
      {drawGraph(cells, rows.graph, theme).map((spans, row) => (
        <Line key={row} spans={spans} />
      ))}
      {rows.strip > 0 && <Line spans={drawStrip(cells, theme)} />}
      {rows.titles > 0 && (
        <Box height={1} flexShrink={0}>
          <Line spans={drawTitles(timeline.titles, width, { firstMs, cellSeconds })} />
        </Box>
      )}
      {rows.axis > 0 && <Line spans={[drawAxis(width, cellSeconds)]} />}
      {rows.legend > 0 && <StripLegend />}
    </Box>
  );
};
