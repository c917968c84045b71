import type { Hybrid } from '../architecture/build-hybrid.js';
import { convertChain, convertLayer } from './convert-layer.js';
import { convertLstmStep } from './convert-lstm-step.js';
import { OnnxGraph } from './onnx-graph.js';

/**
 * The hybrid's live step as ONNX: `mfcc [batch, windowFrames, coefficients]`, `hidden` and `cell [batch, units]` in;
 * `probabilities [batch, labels]`, `next_hidden` and `next_cell` out.
 */
export const exportHybrid = (
  { cnn, step }: Hybrid,
  metadata: Readonly<Record<string, string>>,
): Uint8Array => {
  const graph = new OnnxGraph();
  const [, frames, coefficients] = cnn.inputs[0].shape as number[];
  const units = step.inputs[1].shape[1] as number;
  const input = graph.input('mfcc', [frames, coefficients]);
  const hidden = graph.input('hidden', [units]);
  const cell = graph.input('cell', [units]);
  const embedding = convertChain(cnn.layers, { graph, input });
  const next = convertLstmStep(graph, step.getLayer('lstm'), { input: embedding, hidden, cell });
  const both = graph.node('Concat', [next.hidden, embedding], { axis: 1 });
  const logits = convertLayer(step.getLayer('logits'), { graph, input: both });
  const probabilities = graph.node('Softmax', [logits], { axis: -1 });
  graph.output('probabilities', [step.outputs[0].shape[1] as number], probabilities);
  graph.output('next_hidden', [units], next.hidden);
  graph.output('next_cell', [units], next.cell);
  return graph.encode('hybrid', metadata);
};
