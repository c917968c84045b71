import type { DenseData, DenseShape } from './dense-training.js';

/** Below this a probability counts as this much, so that one row cannot make the loss endless. */
const LEAST_PROBABILITY = 1e-7;

/**
 * Writes the slope of one row's loss before the last activation into `slope` and gives the loss:
 * cross-entropy for softmax, else the squared error's mean over the outputs.
 */
export const writeSlope = (
  head: DenseShape['head'],
  targets: DenseData['targets'],
  row: number,
  outputs: Float64Array,
  slope: Float64Array,
): number => {
  const count = outputs.length;
  if (head === 'softmax') {
    for (let o = 0; o < count; o++) slope[o] = outputs[o];
    slope[targets[row]] -= 1;
    return -Math.log(Math.max(LEAST_PROBABILITY, outputs[targets[row]]));
  }
  let loss = 0;
  for (let o = 0; o < count; o++) {
    const error = outputs[o] - targets[row * count + o];
    loss += error ** 2 / count;
    slope[o] = (2 * error) / count;
    if (head === 'sigmoid') slope[o] *= outputs[o] * (1 - outputs[o]);
  }
  return loss;
};
