import * as tf from '@tensorflow/tfjs';
import { convolve, type Draw, halve, heNormal } from './layers.js';
import { PIECE_SIDE } from './pieces.js';

const FILTERS = [16, 32, 32, 64, 64] as const;
const UNITS = [128, 128, 64, 64] as const;
const RIDGE = 1e-3;

/**
 * The report's own network: five blocks of convolution and pooling, five dense layers held back by L2; logits out.
 * Whoever has it disposes of it.
 */
export const buildCustomCnn = (classes: number, draw: Draw): tf.LayersModel => {
  const input = tf.input({ shape: [PIECE_SIDE, PIECE_SIDE, 1] });
  const seen = FILTERS.reduce<tf.SymbolicTensor>(
    (below, filters) => halve(convolve(below, filters, draw)),
    input,
  );
  const flat = tf.layers.flatten().apply(seen) as tf.SymbolicTensor;
  const dense = (units: number, activation: 'relu' | 'linear', below: tf.SymbolicTensor) =>
    tf.layers
      .dense({
        units,
        activation,
        kernelInitializer: heNormal(draw),
        kernelRegularizer: tf.regularizers.l2({ l2: RIDGE }),
      })
      .apply(below) as tf.SymbolicTensor;
  const deep = UNITS.reduce((below, units) => dense(units, 'relu', below), flat);
  return tf.model({ inputs: input, outputs: dense(classes, 'linear', deep) });
};
