import { createRandom } from '../training/random.js';

/** How surely a descriptor puts one kind of recording above another. */
export type ContrastScore = {
  readonly clips: readonly [more: number, less: number];
  readonly means: readonly [more: number, less: number];
  /** Share of the pairs in the right order (the area under the ROC curve); 0.5 is chance. */
  readonly rightOrder: number;
  /** Over clips of both folders. */
  readonly interval95: readonly [number, number];
};

const DRAWS = 2000;

const rightOrder = (more: readonly number[], less: readonly number[]): number => {
  let right = 0;
  for (const high of more) {
    for (const low of less) right += high > low ? 1 : high === low ? 0.5 : 0;
  }
  return right / (more.length * less.length);
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Compares the values of recordings that should have more with those that should have less; at least one each. */
export const scoreContrast = (more: readonly number[], less: readonly number[]): ContrastScore => {
  const random = createRandom('contrast');
  const draw = (values: readonly number[]): number[] =>
    values.map(() => values[Math.floor(random() * values.length)]);
  const drawn = Array.from({ length: DRAWS }, () => rightOrder(draw(more), draw(less))).sort(
    (one, other) => one - other,
  );
  return {
    clips: [more.length, less.length],
    means: [mean(more), mean(less)],
    rightOrder: rightOrder(more, less),
    interval95: [drawn[Math.floor(0.025 * DRAWS)], drawn[Math.ceil(0.975 * DRAWS) - 1]],
  };
};
