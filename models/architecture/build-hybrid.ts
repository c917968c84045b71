import * as tf from '@tensorflow/tfjs';
import type { Architecture } from './architecture.js';
import { buildCnn } from './build-cnn.js';
import { applyStep, buildSequenceLayers, buildSequenceModel } from './build-lstm.js';

/** One set of weights seen as two models. */
export type Hybrid = {
  /** Window → embedding; trained, and runs live. */
  readonly cnn: tf.LayersModel;
  /** Embeddings of consecutive windows → logits; trained. Live its weights are stepped through one by one. */
  readonly sequence: tf.LayersModel;
  /** Window and memory → probabilities and memory; what is saved and exported. */
  readonly step: tf.LayersModel;
  /** Frees the weights; none of the models is of use afterwards. */
  readonly dispose: () => void;
};

/** What the hybrid is built from. */
export type HybridOptions = {
  readonly architecture: Architecture;
  readonly labelCount: number;
  /** Windows in a training sequence. */
  readonly steps: number;
  /** Of the first weights when built, and of dropout while it is trained. */
  readonly random: () => number;
};

/** The CNN over a window joined to the LSTM over the sequence of windows. */
export const buildHybrid = (options: HybridOptions): Hybrid => {
  const { architecture, labelCount, steps, random } = options;
  const cnn = buildCnn(architecture, random);
  const layers = buildSequenceLayers(architecture, labelCount, random);
  const sequence = buildSequenceModel(layers, architecture.embedding, steps);
  const hidden = tf.input({ name: 'hidden', shape: [architecture.lstmUnits] });
  const cell = tf.input({ name: 'cell', shape: [architecture.lstmUnits] });
  const [logits, nextHidden, nextCell] = applyStep(layers, cnn.outputs[0], hidden, cell);
  const flat = tf.layers.flatten({ name: 'step_logits' }).apply(logits);
  const probabilities = tf.layers
    .softmax({ name: 'probabilities' })
    .apply(flat) as tf.SymbolicTensor;
  const step = tf.model({
    name: 'hybrid',
    inputs: [cnn.inputs[0], hidden, cell],
    outputs: [probabilities, nextHidden, nextCell],
  });
  // A layer counts where it was applied: those after the CNN in two models, the CNN's own in one.
  const dispose = () => [step, sequence].forEach((model) => model.dispose());
  return { cnn, sequence, step, dispose };
};
