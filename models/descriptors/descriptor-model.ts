import { LEARNT_DESCRIPTORS, type LearntDescriptor } from './learnt-descriptors.js';

/** How one descriptor follows from the terms. */
export type LinearMap = { readonly intercept: number; readonly weights: ArrayLike<number> };

/** Descriptors as polynomials of second degree in the statistics of the sound; those not told cannot be learnt. */
export type DescriptorModel = {
  /** `[STATISTICS]` */
  readonly centre: ArrayLike<number>;
  /** `[STATISTICS]` */
  readonly spread: ArrayLike<number>;
  readonly maps: Readonly<Partial<Record<LearntDescriptor, LinearMap>>>;
};

/** Shares from 0 to 1. */
export type LearntValues = Readonly<Partial<Record<LearntDescriptor, number>>>;

/** Sound beyond three spreads is taken for sound at three: squares must not run away. */
const FARTHEST = 3;

/** How many terms so many statistics make. */
export const termCount = (statistics: number): number =>
  statistics + (statistics * (statistics + 1)) / 2;

/** Statistics (scaled, limited), then the product of each pair of them: `[termCount]`. */
export const toTerms = (
  statistics: ArrayLike<number>,
  { centre, spread }: Pick<DescriptorModel, 'centre' | 'spread'>,
): Float64Array => {
  const scaled = Array.from(statistics, (value, place) =>
    Math.min(FARTHEST, Math.max(-FARTHEST, (value - centre[place]) / spread[place])),
  );
  const terms = new Float64Array(termCount(scaled.length));
  terms.set(scaled);
  let at = scaled.length;
  for (let one = 0; one < scaled.length; one++) {
    for (let other = one; other < scaled.length; other++, at++) {
      terms[at] = scaled[one] * scaled[other];
    }
  }
  return terms;
};

/** What a map says of terms, within 0 and 1. */
export const applyMap = ({ intercept, weights }: LinearMap, terms: Float64Array): number => {
  const sum = terms.reduce((total, term, place) => total + term * weights[place], intercept);
  return Math.min(1, Math.max(0, sum));
};

/** The descriptors of sound with these statistics (`[STATISTICS]`). */
export const estimateDescriptors = (
  model: DescriptorModel,
  statistics: ArrayLike<number>,
): LearntValues => {
  const terms = toTerms(statistics, model);
  const told = LEARNT_DESCRIPTORS.flatMap((name) => {
    const map = model.maps[name];
    return map ? [[name, applyMap(map, terms)] as const] : [];
  });
  return Object.fromEntries(told);
};
