import type { DenseShape } from './dense-training.js';

/** Where the numbers of one layer lie among all parameters. */
export type LayerPlace = {
  readonly inputs: number;
  readonly outputs: number;
  /** Kernel of [inputs × outputs] from here. */
  readonly kernel: number;
  /** Biases [outputs] from here. */
  readonly bias: number;
  readonly activation: 'relu' | 'sigmoid' | 'linear' | 'softmax';
};

/** Puts all layers of a multilayer perceptron into one row of parameters. */
export const layOutPerceptron = (
  width: number,
  { hidden, outputs, head }: DenseShape,
): { readonly layers: readonly LayerPlace[]; readonly parameterCount: number } => {
  const all = [...hidden, { units: outputs, activation: head }];
  const layers: LayerPlace[] = [];
  let next = 0;
  let inputs = width;
  for (const { units, activation } of all) {
    const bias = next + inputs * units;
    layers.push({ inputs, outputs: units, kernel: next, bias, activation });
    next = bias + units;
    inputs = units;
  }
  return { layers, parameterCount: next };
};

/** Kernels between ±√(6 / (inputs + outputs)), biases zero (Glorot and Bengio 2010). */
export const drawParameters = (
  { layers, parameterCount }: ReturnType<typeof layOutPerceptron>,
  random: () => number,
): Float64Array => {
  const parameters = new Float64Array(parameterCount);
  for (const { inputs, outputs, kernel, bias } of layers) {
    const limit = Math.sqrt(6 / (inputs + outputs));
    for (let i = kernel; i < bias; i++) parameters[i] = (2 * random() - 1) * limit;
  }
  return parameters;
};
