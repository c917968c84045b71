import * as tf from '@tensorflow/tfjs';
import { dense } from './seeded-layers.js';

/** The report's tabular network: 6 – 64 – 32 – `targets`, ReLU between, sigmoid at the end; 2,693 parameters for 5. */
export const buildRegression = (targets: number, random: () => number): tf.LayersModel => {
  const input = tf.input({ shape: [6] });
  const wide = dense('wide', 64, 'relu', random).apply(input);
  const narrow = dense('narrow', 32, 'relu', random).apply(wide);
  const output = dense('estimates', targets, 'sigmoid', random).apply(narrow);
  return tf.model({ inputs: input, outputs: output as tf.SymbolicTensor });
};
