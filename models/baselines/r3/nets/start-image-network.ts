import * as tf from '@tensorflow/tfjs';
import type { SequenceShape } from './build-rnn.js';

/** A network, still without layers of its own, that sees a sequence of `steps` × `values` as an image. */
export const startImageNetwork = ({ steps, values }: SequenceShape): tf.Sequential =>
  tf.sequential({
    layers: [tf.layers.reshape({ inputShape: [steps * values], targetShape: [steps, values, 1] })],
  });
