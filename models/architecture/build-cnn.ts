import * as tf from '@tensorflow/tfjs';
import { FEATURE_SET } from '../../streams/index.js';
import type { Architecture } from './architecture.js';
import { melImageBasis } from './mel-image-basis.js';
import { seededDropout } from './seeded-dropout.js';

type Random = () => number;

// Seeded, so that training can be repeated.
const seededHe = (random: Random) =>
  tf.initializers.heNormal({ seed: Math.floor(random() * 2 ** 31) });

const convolutionBlock = (
  input: tf.SymbolicTensor,
  filters: number,
  name: string,
  random: Random,
) => {
  const convolved = tf.layers
    .conv2d({
      name: `${name}_conv`,
      filters,
      kernelSize: 3,
      padding: 'same',
      useBias: false,
      kernelInitializer: seededHe(random),
    })
    .apply(input);
  // Pooled first: the same but for falling scales, and a quarter of the cells to normalise.
  const pooled = tf.layers.maxPooling2d({ name: `${name}_pool`, poolSize: 2 }).apply(convolved);
  const normalised = tf.layers
    .batchNormalization({ name: `${name}_pooled_norm`, momentum: 0.95 })
    .apply(pooled);
  return tf.layers.reLU({ name: `${name}_relu` }).apply(normalised) as tf.SymbolicTensor;
};

/** The MFCC window `[frames, coefficients]` turned back into an image `[frames, bands, 1]`. */
const melImage = (input: tf.SymbolicTensor): tf.SymbolicTensor => {
  const { coefficients, windowFrames } = FEATURE_SET;
  const basis = tf.tensor2d(melImageBasis(), [coefficients, coefficients]);
  const bands = tf.layers
    .dense({
      name: 'mel_image',
      units: coefficients,
      useBias: false,
      trainable: false,
      weights: [basis],
    })
    .apply(input);
  basis.dispose();
  return tf.layers
    .reshape({ name: 'image', targetShape: [windowFrames, coefficients, 1] })
    .apply(bands) as tf.SymbolicTensor;
};

/** CNN over one window: `[windowFrames, coefficients]` → `[embedding]`. */
export const buildCnn = (architecture: Architecture, random: Random): tf.LayersModel => {
  const input = tf.input({
    name: 'mfcc',
    shape: [FEATURE_SET.windowFrames, FEATURE_SET.coefficients],
  });
  const trunk = architecture.filters.reduce(
    (tensor, filters, index) => convolutionBlock(tensor, filters, `block${index + 1}`, random),
    melImage(input),
  );
  const [, frames, bands] = trunk.shape as number[];
  const overTime = tf.layers
    .averagePooling2d({ name: 'mean_over_time', poolSize: [frames, 1] })
    .apply(trunk);
  const flat = tf.layers.flatten({ name: `flat_${bands}` }).apply(overTime);
  const dropped = seededDropout({ name: 'drop_trunk', rate: architecture.dropout, random }).apply(
    flat,
  );
  const embedding = tf.layers
    .dense({
      name: 'embedding',
      units: architecture.embedding,
      activation: 'relu',
      kernelInitializer: seededHe(random),
    })
    .apply(dropped) as tf.SymbolicTensor;
  return tf.model({ name: 'cnn', inputs: input, outputs: embedding });
};
