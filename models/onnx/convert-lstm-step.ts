import type * as tf from '@tensorflow/tfjs';
import { ModelError } from '../errors.js';
import { addWeight, weightsOf } from './convert-layer.js';
import type { OnnxGraph } from './onnx-graph.js';

/** What goes into one step of an LSTM. */
export type LstmInputs = {
  readonly input: string;
  readonly hidden: string;
  readonly cell: string;
};

const gateOf = (graph: OnnxGraph, layer: tf.layers.Layer): ((input: string) => string) => {
  const { activation, recurrentActivation } = layer.getConfig();
  if (activation === 'tanh' && recurrentActivation === 'hardSigmoid')
    return (input) =>
      graph.node('HardSigmoid', [input], { alpha: { float: 0.2 }, beta: { float: 0.5 } });
  if (activation === 'tanh' && recurrentActivation === 'sigmoid')
    return (input) => graph.node('Sigmoid', [input]);
  throw new ModelError(
    'engine-unfit',
    `the layer ${layer.name} cannot be written as ONNX: its activations are ${String(activation)} and ${String(recurrentActivation)}`,
  );
};

/**
 * One step of an LSTM in plain operators: z = x·W + h·U + b, cut into the input, forget, cell and output gate;
 * c′ = f∘c + i∘tanh(z_c), h′ = o∘tanh(c′). Gives the names of h′ and c′.
 */
export const convertLstmStep = (
  graph: OnnxGraph,
  layer: tf.layers.Layer,
  { input, hidden, cell }: LstmInputs,
): { readonly hidden: string; readonly cell: string } => {
  const weights = weightsOf(layer);
  const [kernel, recurrent, bias] = ['kernel', 'recurrent_kernel', 'bias'].map((name) =>
    addWeight(graph, `${layer.name}/${name}`, weights[name]),
  );
  const gate = gateOf(graph, layer);
  const ofInput = graph.node('Gemm', [input, kernel, bias]);
  const sum = graph.node('Add', [ofInput, graph.node('MatMul', [hidden, recurrent])]);
  const [zInput, zForget, zCell, zOutput] = graph.nodes('Split', [sum], 4, { axis: 1 });
  const kept = graph.node('Mul', [gate(zForget), cell]);
  const added = graph.node('Mul', [gate(zInput), graph.node('Tanh', [zCell])]);
  const nextCell = graph.node('Add', [kept, added]);
  const nextHidden = graph.node('Mul', [gate(zOutput), graph.node('Tanh', [nextCell])]);
  return { hidden: nextHidden, cell: nextCell };
};
