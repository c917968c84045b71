import type { SupportVectorModel } from './support-vector-model.js';

const kernelsOf = (
  { vectors, width, gamma, labels }: SupportVectorModel,
  input: ArrayLike<number>,
): Float64Array => {
  const kernels = new Float64Array(labels.length);
  for (let vector = 0; vector < labels.length; vector++) {
    let distance = 0;
    for (let i = 0; i < width; i++) distance += (vectors[vector * width + i] - input[i]) ** 2;
    kernels[vector] = Math.exp(-gamma * distance);
  }
  return kernels;
};

/** What one class's vectors say against another: `[classes × classes]`, sums of kernels. */
const sumsOf = (model: SupportVectorModel, kernels: Float64Array): Float64Array => {
  const { classes, labels, weights } = model;
  const sums = new Float64Array(classes * classes);
  labels.forEach((own, vector) => {
    for (let place = 0; place < classes - 1; place++) {
      const other = place < own ? place : place + 1;
      sums[own * classes + other] += weights[vector * (classes - 1) + place] * kernels[vector];
    }
  });
  return sums;
};

/** For each pair of classes, in the order (0, 1), (0, 2) … (1, 2) …: above 0 where the first has it. */
export const pairDecisions = (
  model: SupportVectorModel,
  input: ArrayLike<number>,
): Float64Array => {
  const { classes, offsets } = model;
  const sums = sumsOf(model, kernelsOf(model, input));
  const decisions = new Float64Array(offsets.length);
  let pair = 0;
  for (let one = 0; one < classes; one++) {
    for (let other = one + 1; other < classes; other++, pair++) {
      decisions[pair] = sums[one * classes + other] + sums[other * classes + one] - offsets[pair];
    }
  }
  return decisions;
};
