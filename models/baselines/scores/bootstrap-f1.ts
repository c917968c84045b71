import { scoreLabels } from '../../evaluation/metrics.js';
import { middleInterval } from '../../evaluation/middle-interval.js';
import { createQuickRandom, normal } from '../../training/random.js';

/** 95 % intervals of F1, of the mean over the classes and of each. */
export type F1Intervals = {
  readonly macroF1: readonly [number, number];
  /** By class; [0, 0] for one without rows. */
  readonly f1: readonly (readonly [number, number])[];
};

const DRAWS = 400;

/** A number from the Poisson distribution (Knuth 1969; a normal one where the mean is large). */
const poisson = (mean: number, random: () => number): number => {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const least = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > least; count++) product *= random();
  return count;
};

/**
 * Draws the rows behind a confusion matrix again and again (Poisson bootstrap: Hanley and MacGibbon 2006)
 * and takes the middle 95 % of what F1 is then. The same matrix always gives the same intervals.
 */
export const bootstrapF1 = (confusion: readonly (readonly number[])[]): F1Intervals => {
  const random = createQuickRandom('bootstrap');
  const present = confusion.map((row) => row.some((count) => count > 0));
  const draws = Array.from({ length: DRAWS }, () =>
    scoreLabels(
      confusion.map((row) => row.map((count) => (count === 0 ? 0 : poisson(count, random)))),
    ).map(({ f1 }) => f1),
  );
  const classes = present.filter(Boolean).length;
  const means = draws.map(
    (f1) => f1.reduce((sum, value, label) => sum + (present[label] ? value : 0), 0) / classes,
  );
  return {
    macroF1: middleInterval(means),
    f1: confusion.map((_, label) => middleInterval(draws.map((f1) => f1[label]))),
  };
};
