import { ModelError } from '../errors.js';
import type { ModelManifest } from '../model-manifest.js';

/** What a model has done to its output. */
export type Activation = NonNullable<NonNullable<ModelManifest['tensors']>['activation']>;

/** A model's output for one window, `[labels]`, as probabilities that sum to 1. Fails when it is no numbers. */
export const toProbabilities = (scores: Float32Array, activation: Activation): Float32Array => {
  const greatest = Math.max(...scores);
  const weights =
    activation === 'none' ? scores.map((score) => Math.exp(score - greatest)) : scores;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!Number.isFinite(sum) || weights.some((weight) => weight < 0)) {
    const given = Array.from(scores.slice(0, 3), (score) => score.toPrecision(3)).join(', ');
    throw new ModelError(
      'model-mismatch',
      `tensors.activation: expected "${activation}" to give numbers from 0 up, received ${given}, …`,
    );
  }
  // Independent scores may all be 0: then nothing speaks for any label.
  return sum > 0 ? weights.map((weight) => weight / sum) : weights.fill(1 / weights.length);
};
