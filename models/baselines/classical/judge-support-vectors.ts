import { couplePairs } from './couple-pairs.js';
import { pairDecisions } from './pair-decisions.js';
import type { SupportVectorModel } from './support-vector-model.js';

/** Probability of each class for one row of scaled inputs; sums to 1. */
export const judgeSupportVectors = (
  model: SupportVectorModel,
  input: ArrayLike<number>,
): Float64Array => {
  const shares = pairDecisions(model, input).map(
    (decision, pair) => 1 / (1 + Math.exp(model.slopes[pair] * decision + model.shifts[pair])),
  );
  return couplePairs(shares, model.classes);
};
