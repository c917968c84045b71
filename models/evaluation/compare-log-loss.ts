import { createQuickRandom } from '../training/random.js';
import { logLoss } from './metrics.js';
import { middleInterval } from './middle-interval.js';

/** What a model made of a clip as a whole. */
export type JudgedClip = { readonly truth: number; readonly probabilities: ArrayLike<number> };

/** Two models on the same clips. */
export type LogLossDifference = {
  /** Mean log-loss of the one less that of the other, in nats; below 0 the one is better. */
  readonly difference: number;
  readonly interval95: readonly [number, number];
};

const DRAWS = 10_000;

/**
 * How far two models lie apart in log-loss on the same clips, in the same order. The 95 % interval is that of a
 * paired bootstrap: clips are drawn again and again, each with both models' losses (Efron and Tibshirani 1993).
 */
export const compareLogLoss = (
  one: readonly JudgedClip[],
  other: readonly JudgedClip[],
): LogLossDifference => {
  const gaps = one.map((clip, place) => logLoss([clip]) - logLoss([other[place]]));
  const mean = (draw: () => number): number => gaps.reduce((sum) => sum + draw(), 0) / gaps.length;
  const random = createQuickRandom('bootstrap');
  const means = Array.from({ length: DRAWS }, () =>
    mean(() => gaps[Math.floor(random() * gaps.length)]),
  );
  return {
    difference: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
    interval95: middleInterval(means),
  };
};
