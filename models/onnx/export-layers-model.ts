import type * as tf from '@tensorflow/tfjs';
import { ModelError } from '../errors.js';
import { convertChain } from './convert-layer.js';
import { OnnxGraph } from './onnx-graph.js';

/**
 * A model without memory whose layers stand one behind the other, as ONNX: `mfcc [batch, …]` in,
 * `probabilities [batch, labels]` out. Fails with a `ModelError` for any other.
 */
export const exportLayersModel = (
  model: tf.LayersModel,
  metadata: Readonly<Record<string, string>>,
): Uint8Array => {
  const isChain = model.layers.every(
    ({ inboundNodes }) => inboundNodes.length === 1 && inboundNodes[0].inputTensors.length <= 1,
  );
  const isWindow = model.inputs.length === 1 && model.inputs[0].shape.length === 3;
  if (!isChain || !isWindow || model.outputs.length > 1)
    throw new ModelError(
      'engine-unfit',
      'it cannot be written as ONNX: expected one input [batch, frames, values], one output and layers one behind the other',
    );
  const graph = new OnnxGraph();
  const input = graph.input('mfcc', model.inputs[0].shape.slice(1) as number[]);
  const probabilities = convertChain(model.layers, { graph, input });
  graph.output('probabilities', model.outputs[0].shape.slice(1) as number[], probabilities);
  return graph.encode('layers', metadata);
};
