import * as tf from '@tensorflow/tfjs';
import type { Architecture } from './architecture.js';
import { seededDropout } from './seeded-dropout.js';

type Random = () => number;

/** The layers after the CNN, made once and used by the training model and the live one alike. */
export type SequenceLayers = {
  readonly lstm: tf.layers.Layer;
  readonly dropout: tf.layers.Layer;
  readonly output: tf.layers.Layer;
};

const seededGlorot = (random: Random) =>
  tf.initializers.glorotUniform({ seed: Math.floor(random() * 2 ** 31) });

/** LSTM over the windows of a station, and the dense layer that names the genre. */
export const buildSequenceLayers = (
  architecture: Architecture,
  labelCount: number,
  random: Random,
): SequenceLayers => ({
  lstm: tf.layers.lstm({
    name: 'lstm',
    units: architecture.lstmUnits,
    returnSequences: true,
    returnState: true,
    kernelInitializer: seededGlorot(random),
    recurrentInitializer: seededGlorot(random),
  }),
  dropout: seededDropout({ name: 'drop_sequence', rate: architecture.dropout, random }),
  output: tf.layers.dense({
    name: 'logits',
    units: labelCount,
    kernelInitializer: seededGlorot(random),
  }),
});

/** Scores of each step from the LSTM's answer beside the window's own embedding. */
const scoreSteps = (
  layers: SequenceLayers,
  remembered: tf.SymbolicTensor,
  embeddings: tf.SymbolicTensor,
) => {
  const both = tf.layers
    .concatenate({ name: 'memory_and_window', axis: -1 })
    .apply([remembered, embeddings]);
  return layers.output.apply(layers.dropout.apply(both)) as tf.SymbolicTensor;
};

/** `[steps, embedding]` → logits `[steps, labels]`, from an empty memory. */
export const buildSequenceModel = (layers: SequenceLayers, embedding: number, steps: number) => {
  const input = tf.input({ name: 'embeddings', shape: [steps, embedding] });
  const [remembered] = layers.lstm.apply(input) as tf.SymbolicTensor[];
  return tf.model({
    name: 'sequence',
    inputs: input,
    outputs: scoreSteps(layers, remembered, input),
  });
};

/** One step with the memory passed in and handed back: `[embedding], [units], [units]` → logits, hidden, cell. */
export const applyStep = (
  layers: SequenceLayers,
  embedding: tf.SymbolicTensor,
  hidden: tf.SymbolicTensor,
  cell: tf.SymbolicTensor,
): tf.SymbolicTensor[] => {
  const size = embedding.shape[1] as number;
  const one = tf.layers
    .reshape({ name: 'one_step', targetShape: [1, size] })
    .apply(embedding) as tf.SymbolicTensor;
  const [remembered, nextHidden, nextCell] = layers.lstm.apply(one, {
    initialState: [hidden, cell],
  }) as tf.SymbolicTensor[];
  return [scoreSteps(layers, remembered, one), nextHidden, nextCell];
};
