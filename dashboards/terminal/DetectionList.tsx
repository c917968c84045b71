import { Box } from 'ink';
import type { Detection } from '../shared/dashboard-state.js';
import { nameDetection } from '../shared/name-sound.js';
import { COLOUR, colourOfState } from './colour.js';
import { formatClock } from './format-clock.js';
import { formatDuration } from '../shared/format-duration.js';
import { formatPercent } from './format-percent.js';
import { Line } from './Line.js';
import { useTheme } from './use-theme.js';

type DetectionListProps = {
  readonly detections: readonly Detection[];
  /** Media time of the newest prediction, for what has not ended. */
  readonly mediaSeconds: number;
  readonly width: number;
  readonly rows: number;
};
type DetectionRowProps = {
  readonly detection: Detection;
  readonly mediaSeconds: number;
  readonly width: number;
};

const CLOCK_FROM_COLUMNS = 34;

const DetectionRow = ({ detection, mediaSeconds, width }: DetectionRowProps) => {
  const { label, alarm, startSeconds, endSeconds, meanConfidence, wallTimeMs } = detection;
  const { genres } = useTheme();
  const colour = alarm ? COLOUR.bad : (genres.get(label)?.colour ?? colourOfState(label));
  const clock = width >= CLOCK_FROM_COLUMNS ? `${formatClock(wallTimeMs)}  ` : '';
  const duration = formatDuration((endSeconds ?? mediaSeconds) - startSeconds).padStart(6);
  return (
    <Box width={width} height={1} flexShrink={0}>
      <Box flexGrow={1} flexShrink={1} flexBasis={0}>
        <Line
          spans={[
            { text: clock, dim: true },
            { text: endSeconds === undefined ? '▶ ' : '■ ', colour },
            { text: nameDetection(detection), bold: endSeconds === undefined },
          ]}
        />
      </Box>
      <Line
        spans={[{ text: duration }, { text: ` ${formatPercent(meanConfidence)}`, dim: true }]}
      />
    </Box>
  );
};

/** What began and ended last, newest first, with how long it lasted and the mean confidence. */
export const DetectionList = ({ detections, mediaSeconds, width, rows }: DetectionListProps) => (
  <Box flexDirection="column" width={width} height={rows} flexShrink={0} overflowY="hidden">
    {detections.length === 0 && <Line spans={[{ text: 'none yet', dim: true }]} />}
    {detections.slice(0, rows).map((detection) => (
      <DetectionRow
        key={`${detection.label} ${detection.startSeconds}`}
        detection={detection}
        mediaSeconds={mediaSeconds}
        width={width}
      />
    ))}
  </Box>
);
