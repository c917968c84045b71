import { Box } from 'ink';
import type { BodyProps } from './body-props.js';
import { DetectionList } from './DetectionList.js';
import { GenreStrip } from './GenreStrip.js';
import { StationDetail } from './StationDetail.js';
import { StationList } from './StationList.js';

const PADDING_COLUMNS = 2;
const TITLES_FROM_COLUMNS = 48;

/** For small terminals: the same parts without frames, all below each other. */
export const StackedBody = ({ stations, view, timeline, welcome, layout }: BodyProps) => {
  const { rows } = layout;
  const width = Math.max(1, layout.columns - PADDING_COLUMNS);
  return (
    <Box flexDirection="column" flexShrink={0} paddingX={1}>
      <StationList
        stations={stations}
        selected={view.station}
        width={width}
        rows={rows.stations}
        titled={rows.title === 0 && width >= TITLES_FROM_COLUMNS}
      />
      <StationDetail view={view} welcome={welcome} rows={rows} width={width} />
      <GenreStrip view={view} timeline={timeline} rows={rows} width={width} />
      {rows.detections > 0 && (
        <DetectionList
          detections={view.detections}
          mediaSeconds={view.prediction?.mediaSeconds ?? 0}
          width={width}
          rows={rows.detections}
        />
      )}
    </Box>
  );
};
