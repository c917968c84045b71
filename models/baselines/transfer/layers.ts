import * as tf from '@tensorflow/tfjs';
import { ShiftedDepthwise } from './shifted-depthwise.js';

type Tensor = tf.SymbolicTensor;

/** What layers are built from: weights are drawn with seeds of this stream. */
export type Draw = () => number;

/** A seeded start of weights for layers followed by ReLU (He et al. 2015). */
export const heNormal = (draw: Draw) =>
  tf.initializers.heNormal({ seed: Math.floor(draw() * 2 ** 31) });

/** Convolution 3 × 3 (or 1 × 1), batch normalisation and, unless told otherwise, ReLU. */
export const convolve = (
  input: Tensor,
  filters: number,
  draw: Draw,
  { size = 3, relu = true } = {},
): Tensor => {
  const convolved = tf.layers
    .conv2d({
      filters,
      kernelSize: size,
      padding: 'same',
      useBias: false,
      kernelInitializer: heNormal(draw),
    })
    .apply(input) as Tensor;
  const normalised = tf.layers.batchNormalization().apply(convolved) as Tensor;
  return relu ? (tf.layers.reLU().apply(normalised) as Tensor) : normalised;
};

/** Each channel convolved by itself, 3 × 3, with batch normalisation and ReLU. */
export const convolveDepthwise = (input: Tensor, draw: Draw): Tensor => {
  const convolved = new ShiftedDepthwise(heNormal(draw)).apply(input) as Tensor;
  const normalised = tf.layers.batchNormalization().apply(convolved) as Tensor;
  return tf.layers.reLU().apply(normalised) as Tensor;
};

/** Half the size, by the greatest of each 2 × 2. */
export const halve = (input: Tensor): Tensor =>
  tf.layers.maxPooling2d({ poolSize: 2 }).apply(input) as Tensor;

/** The mean of each channel: what the picture is like, wherever in it. */
export const averageOverPicture = (input: Tensor): Tensor =>
  tf.layers.globalAveragePooling2d({}).apply(input) as Tensor;

/** The sum of two tensors of like shape. */
export const addUp = (one: Tensor, other: Tensor): Tensor =>
  tf.layers.add().apply([one, other]) as Tensor;
