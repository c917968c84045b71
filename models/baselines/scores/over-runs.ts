import type { Experiment, ExperimentContext, Figure, Outcome } from '../experiment.js';
import { spreadOf, T_OF_FIVE } from './spread.js';

const RUNS = 5;

/** The mean over runs, and where one more run would lie: mean ± t · s · √(1 + 1/n). */
const summarise = (figures: readonly Figure[]): Figure => {
  const { mean, deviation } = spreadOf(figures.map(({ value }) => value));
  const half = T_OF_FIVE * deviation * Math.sqrt(1 + 1 / RUNS);
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
  return `${figures[0].metric} of the ${RUNS} runs: ${values.join(', ')}.`;
};

/**
 * Five runs as one: their mean, and how far single ones lie apart. `run` is given the position of each, from 0; `apart`
 * says what they differ in. A metric that it does not give is left out.
 */
export const overRuns =
  (
    metrics: readonly string[],
    apart: string,
    run: (position: number, context: ExperimentContext) => Promise<Outcome>,
  ): Experiment['run'] =>
  async (context) => {
    const runs: Outcome[] = [];
    for (let position = 0; position < RUNS; position++) {
      const progress = (share: number, words: string) =>
        context.progress((position + share) / RUNS, `run ${position + 1}/${RUNS}  ${words}`);
      runs.push(await run(position, { ...context, progress }));
    }
    const found = metrics
      .map((metric) =>
        runs.flatMap(({ figures }) => figures.filter((figure) => figure.metric === metric)),
      )
      .filter((figures) => figures.length === RUNS);
    return {
      figures: found.map(summarise),
      remarks: [
        `Means of ${RUNS} runs with ${apart}; the interval is where 95 % of single runs lie (Student's t).`,
        ...found.map(tell),
      ],
    };
  };
