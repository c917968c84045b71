import type { LayerPlace } from './perceptron-layout.js';

/** A multilayer perceptron that takes one row at a time. */
export type Perceptron = {
  /** Hands the row of `inputs` that starts at `from` through; the outputs are overwritten by the next call. */
  readonly forward: (inputs: Float32Array, from: number) => Float64Array;
  /**
   * Adds the gradient of the last forward's parameters to `gradient`, from the loss's slope before the last
   * activation, which is overwritten.
   */
  readonly backward: (slope: Float64Array, gradient: Float64Array) => void;
};

const softmax = (values: Float64Array): void => {
  let highest = -Infinity;
  for (const value of values) if (value > highest) highest = value;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] = Math.exp(values[i] - highest);
  for (let i = 0; i < values.length; i++) values[i] /= sum;
};

const activate = (values: Float64Array, activation: LayerPlace['activation']): void => {
  if (activation === 'softmax') softmax(values);
  if (activation === 'relu') {
    for (let i = 0; i < values.length; i++) if (values[i] < 0) values[i] = 0;
  }
  if (activation === 'sigmoid') {
    for (let i = 0; i < values.length; i++) values[i] = 1 / (1 + Math.exp(-values[i]));
  }
};

const timesSlope = (
  slope: Float64Array,
  values: Float64Array,
  activation: LayerPlace['activation'],
): void => {
  if (activation === 'relu') {
    for (let i = 0; i < values.length; i++) if (values[i] === 0) slope[i] = 0;
  }
  if (activation === 'sigmoid') {
    for (let i = 0; i < values.length; i++) slope[i] *= values[i] * (1 - values[i]);
  }
};

const forwardLayer = (
  { inputs, outputs, kernel, bias, activation }: LayerPlace,
  parameters: Float64Array,
  before: Float64Array,
  after: Float64Array,
): void => {
  for (let o = 0; o < outputs; o++) after[o] = parameters[bias + o];
  for (let i = 0; i < inputs; i++) {
    const value = before[i];
    if (value === 0) continue;
    const row = kernel + i * outputs;
    for (let o = 0; o < outputs; o++) after[o] += value * parameters[row + o];
  }
  activate(after, activation);
};

/** Gives the slope of what came into the layer in `slopeBefore`, where it is wanted. */
const backwardLayer = (
  { inputs, outputs, kernel, bias }: LayerPlace,
  { parameters, gradient }: Record<'parameters' | 'gradient', Float64Array>,
  [before, slope, slopeBefore]: readonly [Float64Array, Float64Array, Float64Array | undefined],
): void => {
  for (let o = 0; o < outputs; o++) gradient[bias + o] += slope[o];
  for (let i = 0; i < inputs; i++) {
    const value = before[i];
    const row = kernel + i * outputs;
    let sum = 0;
    for (let o = 0; o < outputs; o++) {
      gradient[row + o] += value * slope[o];
      sum += parameters[row + o] * slope[o];
    }
    if (slopeBefore) slopeBefore[i] = sum;
  }
};

/** A multilayer perceptron over `parameters`, which it reads and never writes. */
export const createPerceptron = (
  layers: readonly LayerPlace[],
  parameters: Float64Array,
): Perceptron => {
  const input = new Float64Array(layers[0].inputs);
  const values = [input, ...layers.map(({ outputs }) => new Float64Array(outputs))];
  const slopes = layers.map(({ inputs }) => new Float64Array(inputs));
  return {
    forward: (inputs, from) => {
      for (let i = 0; i < input.length; i++) input[i] = inputs[from + i];
      layers.forEach((layer, l) => forwardLayer(layer, parameters, values[l], values[l + 1]));
      return values[layers.length];
    },
    backward: (slope, gradient) => {
      let current = slope;
      for (let l = layers.length - 1; l >= 0; l--) {
        const wanted = l > 0 ? slopes[l] : undefined;
        backwardLayer(layers[l], { parameters, gradient }, [values[l], current, wanted]);
        if (!wanted) return;
        timesSlope(wanted, values[l], layers[l - 1].activation);
        current = wanted;
      }
    },
  };
};
