import { Box } from 'ink';
import type { Prediction } from '../../src/protocol/index.js';
import { GenreBar } from './GenreBar.js';

type GenreBarsProps = {
  readonly labels: readonly string[];
  readonly prediction: Prediction | undefined;
  /** Genres to show; when not all fit, the likeliest. */
  readonly count: number;
  /** Blank rows between two bars. */
  readonly gap: number;
  readonly width: number;
};

const choose = (
  labels: readonly string[],
  smoothed: Readonly<Record<string, number>>,
  count: number,
): readonly string[] =>
  labels.length <= count
    ? labels
    : [...labels].sort((a, b) => (smoothed[b] ?? 0) - (smoothed[a] ?? 0)).slice(0, count);

/** The genres in the order of the model, so that a bar keeps its place. */
export const GenreBars = ({ labels, prediction, count, gap, width }: GenreBarsProps) => (
  <Box flexDirection="column" gap={gap} flexShrink={0}>
    {choose(labels, prediction?.smoothed ?? {}, count).map((label) => (
      <GenreBar
        key={label}
        label={label}
        smoothed={prediction?.smoothed[label] ?? 0}
        raw={prediction?.probabilities[label] ?? 0}
        held={prediction?.genre === label}
        width={width}
      />
    ))}
  </Box>
);
