import * as tf from '@tensorflow/tfjs';
import type { SequenceShape } from './build-rnn.js';
import { dense, lastOfLstm } from './seeded-layers.js';

/** What is taken over from the networks that are combined. */
const FROM_RNN = ['lstm'];
const FROM_REGRESSION = ['wide', 'narrow'];

const copyLayers = (from: tf.LayersModel, to: tf.LayersModel, names: readonly string[]): void =>
  names.forEach((name) => {
    const layer = to.getLayer(name);
    layer.setWeights(from.getLayer(name).getWeights());
    layer.trainable = false;
  });

/**
 * The report's combiner of a trained recurrent and a trained tabular network: what they know before their last
 * layers (64 and 32) goes through a linear layer of 32 each, and together to `targets` with sigmoid. What is
 * copied from the two is not trained further; 3,461 parameters are its own for 5 targets. Without the two all of
 * it is drawn at random and learns. Reads the inputs of both, the recurrent one's first.
 */
export const buildCombiner = (
  known: { readonly rnn: tf.LayersModel; readonly regression: tf.LayersModel } | undefined,
  { steps, values }: SequenceShape,
  targets: number,
  random: () => number,
): tf.LayersModel => {
  const [sequence, track] = [tf.input({ shape: [steps * values] }), tf.input({ shape: [6] })];
  const inSteps = tf.layers.reshape({ targetShape: [steps, values] }).apply(sequence);
  const heard = lastOfLstm('lstm', 64, random).apply(inSteps);
  const wide = dense('wide', 64, 'relu', random).apply(track);
  const narrow = dense('narrow', 32, 'relu', random).apply(wide);
  const both = tf.layers
    .concatenate()
    .apply([
      dense('from_rnn', 32, 'linear', random).apply(heard) as tf.SymbolicTensor,
      dense('from_regression', 32, 'linear', random).apply(narrow) as tf.SymbolicTensor,
    ]);
  const output = dense('estimates', targets, 'sigmoid', random).apply(both);
  const model = tf.model({ inputs: [sequence, track], outputs: output as tf.SymbolicTensor });
  if (known) {
    copyLayers(known.rnn, model, FROM_RNN);
    copyLayers(known.regression, model, FROM_REGRESSION);
  }
  return model;
};
