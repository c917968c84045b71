import { Box } from 'ink';
import type { Welcome } from '../../src/protocol/index.js';
import type { StationView } from '../shared/dashboard-state.js';
import { DescriptorLines } from './DescriptorLines.js';
import { GenreBars } from './GenreBars.js';
import { LevelMeter } from './LevelMeter.js';
import { ModelLine } from './ModelLine.js';
import { PitchClasses } from './PitchClasses.js';
import type { Layout } from './plan-layout.js';
import { TrackTitle } from './TrackTitle.js';
import { Verdict } from './Verdict.js';

type StationDetailProps = {
  readonly view: StationView;
  readonly welcome: Welcome;
  readonly rows: Layout['rows'];
  readonly width: number;
};

/** The selected station as it is heard now. */
export const StationDetail = ({ view, welcome, rows, width }: StationDetailProps) => {
  const blank = rows.blanks > 0 && <Box height={1} flexShrink={0} />;
  return (
    <Box flexDirection="column" width={width} flexShrink={0}>
      {rows.title > 0 && <TrackTitle view={view} />}
      {rows.verdict > 0 && <Verdict view={view} />}
      {blank}
      {rows.model > 0 && <ModelLine welcome={welcome} />}
      {rows.level > 0 && <LevelMeter level={view.prediction?.level} width={width} />}
      {blank}
      <GenreBars
        labels={welcome.labels}
        prediction={view.prediction}
        count={rows.bars}
        gap={rows.barGaps > 0 ? 1 : 0}
        width={width}
      />
      {blank}
      <DescriptorLines descriptors={view.prediction?.descriptors ?? {}} rows={rows.descriptors} />
      {rows.pitch > 0 && (
        <PitchClasses chroma={view.prediction?.chroma} width={width} rows={rows.pitch} />
      )}
    </Box>
  );
};
