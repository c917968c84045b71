import { pairDecisions } from './pair-decisions.js';
import type { SupportVectorModel } from './support-vector-model.js';

/** The class that most pairs are decided for, for one row of scaled inputs; the first of equals. */
export const voteSupportVectors = (model: SupportVectorModel, input: ArrayLike<number>): number => {
  const votes = new Int32Array(model.classes);
  const decisions = pairDecisions(model, input);
  let pair = 0;
  for (let one = 0; one < model.classes; one++) {
    for (let other = one + 1; other < model.classes; other++, pair++) {
      votes[decisions[pair] > 0 ? one : other]++;
    }
  }
  return votes.indexOf(Math.max(...votes));
};
