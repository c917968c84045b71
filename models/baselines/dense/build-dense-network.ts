import * as tf from '@tensorflow/tfjs';
import { seededDropout } from '../../architecture/seeded-dropout.js';
import type { DenseShape, HiddenLayer } from './dense-training.js';

const seededGlorot = (random: () => number) =>
  tf.initializers.glorotUniform({ seed: Math.floor(random() * 2 ** 31) });

const addHidden = (
  network: tf.Sequential,
  { units, activation, batchNormalisation, dropout }: HiddenLayer,
  width: number | undefined,
  random: () => number,
): void => {
  const inputShape = width === undefined ? {} : { inputShape: [width] };
  const kernelInitializer = seededGlorot(random);
  network.add(tf.layers.dense({ units, activation, kernelInitializer, ...inputShape }));
  if (batchNormalisation) network.add(tf.layers.batchNormalization());
  if (dropout) {
    network.add(seededDropout({ name: `drop_${network.layers.length}`, rate: dropout, random }));
  }
};

/**
 * Builds a dense network as TensorFlow.js layers, its outputs before the softmax (a sigmoid is applied).
 * `random` draws the weights now and the dropout later. Whoever has it disposes of it.
 */
export const buildDenseNetwork = (
  width: number,
  { hidden, outputs, head }: DenseShape,
  random: () => number,
): tf.Sequential => {
  const network = tf.sequential();
  hidden.forEach((layer, l) => addHidden(network, layer, l === 0 ? width : undefined, random));
  const inputShape = hidden.length === 0 ? { inputShape: [width] } : {};
  network.add(
    tf.layers.dense({
      units: outputs,
      activation: head === 'sigmoid' ? 'sigmoid' : 'linear',
      kernelInitializer: seededGlorot(random),
      ...inputShape,
    }),
  );
  return network;
};
