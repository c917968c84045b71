import * as tf from '@tensorflow/tfjs';
import { FEATURE_SET } from '../../streams/index.js';
import { melImageBasis } from '../architecture/mel-image-basis.js';

const FILTERS = [8, 16, 32, 32];
const DESCRIPTION = 32;
const DROPOUT = 0.3;

const { windowFrames, coefficients } = FEATURE_SET;

type Random = () => number;

const seedOf = (random: Random): number => Math.floor(random() * 2 ** 31);

const melImage = (): tf.layers.Layer[] => {
  const basis = tf.tensor2d(melImageBasis(), [coefficients, coefficients]);
  const bands = tf.layers.dense({
    name: 'mel_image',
    inputShape: [windowFrames, coefficients],
    units: coefficients,
    useBias: false,
    trainable: false,
    weights: [basis],
  });
  return [bands, tf.layers.reshape({ targetShape: [windowFrames, coefficients, 1] })];
};

const block = (filters: number, index: number, random: Random): tf.layers.Layer[] => [
  tf.layers.conv2d({
    name: `block${index + 1}_conv`,
    filters,
    kernelSize: 3,
    padding: 'same',
    useBias: false,
    kernelInitializer: tf.initializers.heNormal({ seed: seedOf(random) }),
  }),
  tf.layers.batchNormalization({ name: `block${index + 1}_norm`, momentum: 0.95 }),
  tf.layers.reLU(),
  tf.layers.maxPooling2d({ poolSize: 2 }),
];

const head = (labelCount: number, random: Random): tf.layers.Layer[] => [
  tf.layers.flatten(),
  tf.layers.dropout({ rate: DROPOUT, seed: seedOf(random) }),
  tf.layers.dense({
    name: 'description',
    units: DESCRIPTION,
    activation: 'relu',
    kernelInitializer: tf.initializers.heNormal({ seed: seedOf(random) }),
  }),
  tf.layers.dense({
    name: 'probabilities',
    units: labelCount,
    activation: 'softmax',
    kernelInitializer: tf.initializers.glorotUniform({ seed: seedOf(random) }),
  }),
];

/**
 * A small CNN over one MFCC window, `[windowFrames, coefficients]` → `[labelCount]` probabilities, without
 * memory. It is a plain layers model of its own, so that it stays the same whatever the genre model becomes.
 */
export const buildKindModel = (labelCount: number, random: Random): tf.LayersModel => {
  const model = tf.sequential({ name: 'sound_kind' });
  melImage().forEach((layer) => model.add(layer));
  FILTERS.forEach((filters, index) => block(filters, index, random).forEach((l) => model.add(l)));
  const frames = model.outputs[0].shape[1] as number;
  model.add(tf.layers.averagePooling2d({ name: 'mean_over_time', poolSize: [frames, 1] }));
  head(labelCount, random).forEach((layer) => model.add(layer));
  return model;
};
