import { Box } from 'ink';
import type { StationView } from '../shared/dashboard-state.js';
import { DetectionList } from './DetectionList.js';
import { Panel } from './Panel.js';
import type { Layout } from './plan-layout.js';
import { StationList } from './StationList.js';

type SideColumnProps = {
  readonly stations: readonly StationView[];
  readonly view: StationView;
  readonly layout: Layout;
};

const FRAME_COLUMNS = 4;
const FRAME_ROWS = 2;

/** All stations, and below them the detections of the selected one. */
export const SideColumn = ({ stations, view, layout }: SideColumnProps) => {
  const { sideWidth, rows } = layout;
  const width = sideWidth - FRAME_COLUMNS;
  return (
    <Box flexDirection="column" width={sideWidth} flexShrink={0}>
      <Panel title="Stations" width={sideWidth} height={rows.stations + FRAME_ROWS}>
        <StationList
          stations={stations}
          selected={view.station}
          width={width}
          rows={rows.stations}
        />
      </Panel>
      <Panel title="Detections" width={sideWidth} height={rows.detections + FRAME_ROWS}>
        <DetectionList
          detections={view.detections}
          mediaSeconds={view.prediction?.mediaSeconds ?? 0}
          width={width}
          rows={rows.detections}
        />
      </Panel>
    </Box>
  );
};
