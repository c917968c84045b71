import * as tf from '@tensorflow/tfjs';
import { dense, lastOfLstm } from './seeded-layers.js';

/** Steps and values a step of what a sequence network reads. */
export type SequenceShape = { readonly steps: number; readonly values: number };

/**
 * The report's recurrent network: LSTM 20 → 64, its last step, a dense layer with sigmoid. 22,085 parameters
 * for 5 targets; PyTorch counts 22,341, since its LSTM has two biases (256 each) that are only ever added.
 */
export const buildRnn = (
  { steps, values }: SequenceShape,
  targets: number,
  random: () => number,
): tf.LayersModel => {
  const input = tf.input({ shape: [steps * values] });
  const sequence = tf.layers.reshape({ targetShape: [steps, values] }).apply(input);
  const last = lastOfLstm('lstm', 64, random).apply(sequence);
  const output = dense('estimates', targets, 'sigmoid', random).apply(last);
  return tf.model({ inputs: input, outputs: output as tf.SymbolicTensor });
};
