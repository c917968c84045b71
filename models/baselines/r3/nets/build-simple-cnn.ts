import * as tf from '@tensorflow/tfjs';
import type { SequenceShape } from './build-rnn.js';
import { convolution, dense } from './seeded-layers.js';
import { startImageNetwork } from './start-image-network.js';

/** A small network over the image: two 3 × 3 convolutions (16, 32; halved between), all of it to `targets`. */
export const buildSimpleCnn = (
  shape: SequenceShape,
  targets: number,
  random: () => number,
): tf.LayersModel => {
  const model = startImageNetwork(shape);
  model.add(convolution('convolution_1', 16, random));
  model.add(tf.layers.maxPooling2d({ poolSize: 2, padding: 'same' }));
  model.add(convolution('convolution_2', 32, random));
  model.add(tf.layers.flatten());
  model.add(dense('estimates', targets, 'sigmoid', random));
  return model;
};
