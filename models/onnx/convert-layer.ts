import type * as tf from '@tensorflow/tfjs';
import { ModelError } from '../errors.js';
import type { OnnxGraph } from './onnx-graph.js';

/** Where a layer is written: the graph, and the name of what goes into it. */
export type LayerPlace = { readonly graph: OnnxGraph; readonly input: string };

type Layer = tf.layers.Layer;
type Convert = (layer: Layer, place: LayerPlace) => string;

/** What the conversions read of a layer's settings. */
type LayerSettings = {
  readonly activation?: string;
  readonly padding?: string;
  readonly strides?: readonly number[];
  readonly poolSize?: readonly number[];
  readonly dilationRate?: number | readonly number[];
  readonly epsilon?: number;
  readonly axis?: number;
};

const settingsOf = (layer: Layer): LayerSettings => layer.getConfig() as LayerSettings;

const refuse = (layer: Layer, what: string): never => {
  throw new ModelError(
    'engine-unfit',
    `the layer ${layer.name} cannot be written as ONNX: ${what}`,
  );
};

/** Weights of a layer by the ends of their names: `kernel`, `bias`, `gamma`, … */
export const weightsOf = (layer: Layer): Readonly<Record<string, tf.Tensor>> => {
  const tensors = layer.getWeights();
  return Object.fromEntries(
    layer.weights.map(({ originalName }, i) => [originalName.split('/').at(-1)!, tensors[i]]),
  );
};

/** A weight as a constant of the graph, after `change` where that is given. */
export const addWeight = (
  graph: OnnxGraph,
  name: string,
  weight: tf.Tensor,
  change: (weight: tf.Tensor) => tf.Tensor = (same) => same,
): string => {
  const changed = change(weight);
  const values = Float32Array.from(changed.dataSync());
  const added = graph.constant(name, changed.shape, values);
  if (changed !== weight) changed.dispose();
  return added;
};

const activate: Readonly<Record<string, (graph: OnnxGraph, input: string) => string>> = {
  linear: (_graph, input) => input,
  relu: (graph, input) => graph.node('Relu', [input]),
  softmax: (graph, input) => graph.node('Softmax', [input], { axis: -1 }),
};

const dense: Convert = (layer, { graph, input }) => {
  const { kernel, bias } = weightsOf(layer);
  const { activation = 'linear' } = settingsOf(layer);
  const product = graph.node('MatMul', [input, addWeight(graph, `${layer.name}/kernel`, kernel)]);
  const sum = bias
    ? graph.node('Add', [product, addWeight(graph, `${layer.name}/bias`, bias)])
    : product;
  const finish = activate[activation] ?? refuse(layer, `its activation is ${activation}`);
  return finish(graph, sum);
};

/** Images are `[batch, channels, height, width]` in ONNX. */
const conv2d: Convert = (layer, { graph, input }) => {
  const { padding, strides = [1, 1], activation = 'linear', dilationRate = 1 } = settingsOf(layer);
  const { kernel, bias } = weightsOf(layer);
  const size = kernel.shape.slice(0, 2);
  const isPlain = [...strides, ...[dilationRate].flat()].every((each) => each === 1);
  const isOdd = size.every((length) => length % 2 === 1);
  if (padding !== 'same' || !isPlain || !isOdd || activation !== 'linear')
    refuse(layer, 'expected odd filters, stride 1, padding "same", no activation');
  const [top, left] = size.map((length) => (length - 1) / 2);
  const weights = [
    addWeight(graph, `${layer.name}/kernel`, kernel, (each) => each.transpose([3, 2, 0, 1])),
    ...(bias ? [addWeight(graph, `${layer.name}/bias`, bias)] : []),
  ];
  return graph.node('Conv', [input, ...weights], { pads: [top, left, top, left] });
};

const batchNormalization: Convert = (layer, { graph, input }) => {
  const { epsilon = 1e-3 } = settingsOf(layer);
  const weights = weightsOf(layer);
  const names = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map((name) =>
    addWeight(graph, `${layer.name}/${name}`, weights[name]),
  );
  return graph.node('BatchNormalization', [input, ...names], { epsilon: { float: epsilon } });
};

const pooling =
  (opType: 'MaxPool' | 'AveragePool'): Convert =>
  (layer, { graph, input }) => {
    const { poolSize = [], strides = [], padding } = settingsOf(layer);
    if (padding !== 'valid') refuse(layer, 'expected padding "valid"');
    return graph.node(opType, [input], { kernel_shape: poolSize, strides });
  };

const flatten: Convert = (layer, { graph, input }) => {
  const isImage = (layer.input as tf.SymbolicTensor).shape.length === 4;
  // TensorFlow.js has the channels last, and so counts them first when it flattens.
  const ordered = isImage ? graph.node('Transpose', [input], { perm: [0, 2, 3, 1] }) : input;
  return graph.node('Flatten', [ordered], { axis: 1 });
};

const reshape: Convert = (layer, { graph, input }) => {
  const [, height, width, channels] = (layer.output as tf.SymbolicTensor).shape;
  if (channels !== 1) refuse(layer, 'expected a picture of one channel');
  return graph.node('Reshape', [input, graph.shape([-1, 1, height!, width!])]);
};

const nothing: Convert = (_layer, { input }) => input;

const conversions: Readonly<Record<string, Convert>> = {
  InputLayer: nothing,
  Dropout: nothing,
  SeededDropout: nothing,
  Dense: dense,
  Conv2D: conv2d,
  BatchNormalization: batchNormalization,
  MaxPooling2D: pooling('MaxPool'),
  AveragePooling2D: pooling('AveragePool'),
  ReLU: (_layer, { graph, input }) => graph.node('Relu', [input]),
  Flatten: flatten,
  Reshape: reshape,
};

/** Writes one layer behind `input`; gives the name of its output. Fails with a `ModelError` for what has no conversion. */
export const convertLayer = (layer: Layer, place: LayerPlace): string => {
  const convert =
    conversions[layer.getClassName()] ?? refuse(layer, `it is a ${layer.getClassName()}`);
  return convert(layer, place);
};

/** Writes layers that stand one behind the other. */
export const convertChain = (layers: readonly Layer[], { graph, input }: LayerPlace): string =>
  layers.reduce((name, layer) => convertLayer(layer, { graph, input: name }), input);
