import { Box } from 'ink';
import type { StationView } from '../shared/dashboard-state.js';
import { GenreBars } from './GenreBars.js';
import { LevelMeter } from './LevelMeter.js';
import { PitchClasses } from './PitchClasses.js';
import type { Layout } from './plan-layout.js';
import { TrackTitle } from './TrackTitle.js';
import { Verdict } from './Verdict.js';

type StationDetailProps = {
  readonly view: StationView;
  readonly labels: readonly string[];
  readonly rows: Layout['rows'];
  readonly width: number;
};

/** The selected station as it is heard now. */
export const StationDetail = ({ view, labels, rows, width }: StationDetailProps) => {
  const blank = rows.blanks > 0 && <Box height={1} flexShrink={0} />;
  return (
    <Box flexDirection="column" width={width} flexShrink={0}>
      {rows.title > 0 && <TrackTitle view={view} />}
      {rows.verdict > 0 && <Verdict view={view} />}
      {blank}
      {rows.level > 0 && <LevelMeter level={view.prediction?.level} width={width} />}
      {blank}
      <GenreBars
        labels={labels}
        prediction={view.prediction}
        count={rows.bars}
        gap={rows.barGaps > 0 ? 1 : 0}
        width={width}
      />
      {blank}
      {rows.pitch > 0 && (
        <PitchClasses chroma={view.prediction?.chroma} width={width} rows={rows.pitch} />
      )}
    </Box>
  );
};
