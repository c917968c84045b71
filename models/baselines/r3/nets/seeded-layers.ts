import * as tf from '@tensorflow/tfjs';

type Random = () => number;

const glorot = (random: Random) =>
  tf.initializers.glorotUniform({ seed: Math.floor(random() * 2 ** 31) });

/** A dense layer whose start can be repeated. */
export const dense = (
  name: string,
  units: number,
  activation: 'linear' | 'relu' | 'sigmoid',
  random: Random,
): tf.layers.Layer =>
  tf.layers.dense({ name, units, activation, kernelInitializer: glorot(random) });

/** Size of a convolution's kernel, and what happens at the edge. */
type Kernel = { readonly kernelSize: number; readonly padding: 'same' | 'valid' };

/** A convolution and ReLU; without `kernel` of 3 × 3, keeping the size of the image. */
export const convolution = (
  name: string,
  filters: number,
  random: Random,
  kernel: Kernel = { kernelSize: 3, padding: 'same' },
): tf.layers.Layer =>
  tf.layers.conv2d({
    ...kernel,
    name,
    filters,
    activation: 'relu',
    kernelInitializer: glorot(random),
  });

/** An LSTM that gives what it knows after the last step. */
export const lastOfLstm = (name: string, units: number, random: Random): tf.layers.Layer =>
  tf.layers.lstm({
    name,
    units,
    kernelInitializer: glorot(random),
    recurrentInitializer: glorot(random),
  });

/** A plain recurrent layer (tanh) that gives what it knows after the last step. */
export const lastOfRnn = (name: string, units: number, random: Random): tf.layers.Layer =>
  tf.layers.simpleRNN({
    name,
    units,
    kernelInitializer: glorot(random),
    recurrentInitializer: glorot(random),
  });
