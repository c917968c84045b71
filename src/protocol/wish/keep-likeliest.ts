import type { Prediction } from '../station-messages.js';

type Probabilities = Prediction['smoothed'];

const pick = (from: Probabilities, labels: readonly string[]): Probabilities =>
  Object.fromEntries(labels.flatMap((label) => (label in from ? [[label, from[label]!]] : [])));

/**
 * The prediction with no more than `topK` labels, the likeliest first: those that are likeliest when smoothed, in both
 * `smoothed` and `probabilities`. With as many labels as it has, it is returned as it is.
 */
export const keepLikeliest = (prediction: Prediction, topK: number): Prediction => {
  const { smoothed, probabilities } = prediction;
  const ranked = Object.entries(smoothed).sort(([, one], [, other]) => other - one);
  if (topK >= ranked.length) return prediction;
  const labels = ranked.slice(0, topK).map(([label]) => label);
  return {
    ...prediction,
    probabilities: pick(probabilities, labels),
    smoothed: pick(smoothed, labels),
  };
};
