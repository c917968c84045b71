import type { Experiment, Figure, Outcome } from '../experiment.js';

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
 * Runs an experiment five times, from the seed on: how far its figures are those of one draw of split, weights and
 * whatever else it draws. A metric that it does not give is left out.
 */
export const overSeeds =
  (metrics: readonly string[], run: Experiment['run']): Experiment['run'] =>
  async (context) => {
    const runs: Outcome[] = [];
    for (let place = 0; place < SEEDS; place++) {
      const progress = (share: number, words: string) =>
        context.progress((place + share) / SEEDS, `run ${place + 1}/${SEEDS}  ${words}`);
      runs.push(await run({ ...context, seed: context.seed + place, progress }));
    }
    const found = metrics
      .map((metric) =>
        runs.flatMap(({ figures }) => figures.filter((figure) => figure.metric === metric)),
      )
      .filter((figures) => figures.length === SEEDS);
    return {
      figures: found.map(summarise),
      remarks: [
        `Means of ${SEEDS} runs with seeds of their own; the interval is where 95 % of single runs lie (Student's t).`,
        ...found.map(tell),
      ],
    };
  };
