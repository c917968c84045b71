import type { ExperimentContext, Figure, Outcome } from '../experiment.js';
import { runSongs } from './run-songs.js';

const SEEDS = 5;

/** Student's t for 95 % with 4 degrees of freedom. */
const T = 2.776;

/** The mean over runs, and where one more run would lie: mean ± t · s · √(1 + 1/n). */
const summarise = (figures: readonly Figure[]): Figure => {
  const values = figures.map(({ value }) => value);
  const mean = values.reduce((sum, value) => sum + value, 0) / SEEDS;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (SEEDS - 1);
  const half = T * Math.sqrt(variance * (1 + 1 / SEEDS));
  const [{ metric, count }] = figures;
  return {
    metric,
    value: mean,
    interval95: [Math.max(0, mean - half), Math.min(1, mean + half)],
    count,
  };
};

const tell = (figures: readonly Figure[]): string => {
  const values = figures.map(({ value }) => value.toFixed(3));
  return `${figures[0].metric} of the ${SEEDS} runs: ${values.join(', ')}.`;
};

/**
 * R4's perceptron five times, from the seed on: how far its figures are those of one draw of split and weights.
 * A metric that the table has no rows for is left out.
 */
export const runSeeds = async (
  metrics: readonly string[],
  context: ExperimentContext,
): Promise<Outcome> => {
  const runs: Outcome[] = [];
  for (let run = 0; run < SEEDS; run++) {
    const progress = (share: number, words: string) =>
      context.progress((run + share) / SEEDS, `run ${run + 1}/${SEEDS}  ${words}`);
    runs.push(await runSongs(true, { ...context, seed: context.seed + run, progress }));
  }
  const found = metrics
    .map((metric) =>
      runs.flatMap(({ figures }) => figures.filter((figure) => figure.metric === metric)),
    )
    .filter((figures) => figures.length === SEEDS);
  return {
    figures: found.map(summarise),
    remarks: [
      `Means of ${SEEDS} runs with seeds of their own, for split, weights and order; the interval is where 95 % of single runs lie (Student's t).`,
      ...found.map(tell),
    ],
  };
};
