import * as tf from '@tensorflow/tfjs';
import { adaptiveAveragePool } from '../../../tfjs/adaptive-average-pool.js';
import type { SequenceShape } from './build-rnn.js';
import { convolution, dense } from './seeded-layers.js';
import { startImageNetwork } from './start-image-network.js';

const FILTERS = [32, 64, 128, 256];
const POOLED = 8;

/** Halves an image; what is left over at the edge is kept. */
const halve = (): tf.layers.Layer => tf.layers.maxPooling2d({ poolSize: 2, padding: 'same' });

/**
 * The report's large network: four 3 × 3 convolutions (32, 64, 128, 256; halved between), averaged to 8 × 8,
 * dense 128, `targets`. 2,485,765 parameters for 5, whatever the size of the image.
 */
export const buildComplexCnn = (
  shape: SequenceShape,
  targets: number,
  random: () => number,
): tf.LayersModel => {
  const model = startImageNetwork(shape);
  FILTERS.forEach((filters, i) => {
    if (i > 0) model.add(halve());
    model.add(convolution(`convolution_${i + 1}`, filters, random));
  });
  model.add(adaptiveAveragePool(POOLED));
  // A dense layer over all of the image, whose gradient WebAssembly finds three times as fast this way.
  model.add(convolution('description', 128, random, { kernelSize: POOLED, padding: 'valid' }));
  model.add(tf.layers.flatten());
  model.add(dense('estimates', targets, 'sigmoid', random));
  return model;
};
