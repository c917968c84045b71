import { describe, type Stretch } from './stretch.js';

/** What a model's training music was like, and how far from it sound may be. */
export type Familiarity = {
  /** Mean and spread of each value of a description over the known recordings. */
  readonly mean: Float32Array;
  readonly spread: Float32Array;
  /** Scaled centres of the descriptions of the recordings that the model was trained on. */
  readonly known: readonly Float32Array[];
  /** Scaled centres of those of recordings of none of its genres; may be empty. */
  readonly foreign: readonly Float32Array[];
  /** The greatest distance that is still familiar, after 1, 2, … windows; the last holds for all beyond. */
  readonly limits: readonly number[];
};

const KNOWN_NEIGHBOURS = 2;
const FOREIGN_NEIGHBOURS = 1;

/** How much nearness to foreign sound counts against distance from the known. */
const FOREIGN_WEIGHT = 0.5;

const distance = (one: Float32Array, other: Float32Array): number => {
  let sum = 0;
  for (let row = 0; row < one.length; row++) sum += (one[row] - other[row]) ** 2;
  return Math.sqrt(sum);
};

const meanOfNearest = (
  point: Float32Array,
  others: readonly Float32Array[],
  count: number,
): number => {
  const nearest = others.map((other) => distance(point, other)).sort((a, b) => a - b);
  const taken = nearest.slice(0, count);
  return taken.reduce((sum, each) => sum + each, 0) / taken.length;
};

/** A description on the scale of the known recordings. */
export const scaleDescription = (
  description: Float32Array,
  { mean, spread }: Pick<Familiarity, 'mean' | 'spread'>,
): Float32Array => description.map((value, row) => (value - mean[row]) / spread[row]);

/**
 * How far a scaled description lies from the known recordings: the mean distance to the nearest of them, less a
 * share of that to the nearest foreign ones.
 */
export const distanceFromKnown = (
  point: Float32Array,
  { known, foreign }: Pick<Familiarity, 'known' | 'foreign'>,
): number => {
  const fromKnown = meanOfNearest(point, known, KNOWN_NEIGHBOURS);
  if (foreign.length === 0) return fromKnown;
  return fromKnown - FOREIGN_WEIGHT * meanOfNearest(point, foreign, FOREIGN_NEIGHBOURS);
};

/** Windows looked at once more by themselves: after a change of song the longer stretch holds both. */
const SHORT_WINDOWS = 5;

/**
 * Above 0 when the music of this stretch is like none that the model was trained on, neither as a whole nor in
 * its last seconds.
 */
export const strangenessOf = (familiarity: Familiarity, stretch: Stretch): number => {
  const { limits } = familiarity;
  const strangeAfter = (windows: number): number => {
    const point = scaleDescription(describe(stretch, windows), familiarity);
    return distanceFromKnown(point, familiarity) - limits[Math.min(windows, limits.length) - 1];
  };
  const whole = strangeAfter(stretch.length);
  return stretch.length > SHORT_WINDOWS ? Math.min(whole, strangeAfter(SHORT_WINDOWS)) : whole;
};
