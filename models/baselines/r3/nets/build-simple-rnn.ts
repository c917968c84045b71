import * as tf from '@tensorflow/tfjs';
import type { SequenceShape } from './build-rnn.js';
import { dense, lastOfRnn } from './seeded-layers.js';

/** A plain recurrent layer of 64 (tanh), its last step, a dense layer with sigmoid. */
export const buildSimpleRnn = (
  { steps, values }: SequenceShape,
  targets: number,
  random: () => number,
): tf.LayersModel => {
  const model = tf.sequential();
  model.add(tf.layers.reshape({ inputShape: [steps * values], targetShape: [steps, values] }));
  model.add(lastOfRnn('rnn', 64, random));
  model.add(dense('estimates', targets, 'sigmoid', random));
  return model;
};
