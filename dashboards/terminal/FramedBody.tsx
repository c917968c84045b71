import { Box } from 'ink';
import type { BodyProps } from './body-props.js';
import { GenreStrip } from './GenreStrip.js';
import { latencySpans } from './latency-spans.js';
import { Panel } from './Panel.js';
import { SideColumn } from './SideColumn.js';
import { StationDetail } from './StationDetail.js';

const FRAME_COLUMNS = 4;
const FRAME_ROWS = 2;

/** For terminals with room: panels side by side, the strip below them over the whole width. */
export const FramedBody = ({ stations, view, timeline, welcome, layout }: BodyProps) => {
  const { columns, sideWidth, rows } = layout;
  const mainWidth = columns - sideWidth;
  const stripRows = rows.graph + rows.strip + rows.titles + rows.axis + rows.legend + FRAME_ROWS;
  const mainRows = layout.height - rows.header - rows.footer - stripRows;
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Box flexShrink={0}>
        <SideColumn stations={stations} view={view} layout={layout} />
        <Panel title={view.station} note={latencySpans(view)} width={mainWidth} height={mainRows}>
          <StationDetail
            view={view}
            welcome={welcome}
            rows={rows}
            width={mainWidth - FRAME_COLUMNS}
          />
        </Panel>
      </Box>
      <Panel title="Last 30 minutes" width={columns} height={stripRows}>
        <GenreStrip view={view} timeline={timeline} rows={rows} width={columns - FRAME_COLUMNS} />
      </Panel>
    </Box>
  );
};
