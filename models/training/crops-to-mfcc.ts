import * as tf from '@tensorflow/tfjs';
import { dctBasis, FEATURE_SET } from '../../streams/index.js';

const { melBands, coefficients, windowFrames, windowHopFrames, compression, dividedBy } =
  FEATURE_SET;

/** `[clips, columns, melBands]` → `[clips · steps, windowFrames, melBands]`, the windows of a clip together. */
const cutWindows = (crops: tf.Tensor3D, steps: number): tf.Tensor3D => {
  const [clips] = crops.shape;
  const windows = Array.from({ length: steps }, (_, step) =>
    crops.slice([0, step * windowHopFrames, 0], [clips, windowFrames, melBands]),
  );
  return tf.stack(windows, 1).reshape([clips * steps, windowFrames, melBands]);
};

/**
 * Crops of log-mel `[clips, columns, melBands]` in dB → MFCC of their `steps` windows
 * `[clips · steps, windowFrames, coefficients]`. The same numbers as `windowToMfcc` gives live, for a
 * whole batch on the engine: in plain code it took a third of a training step.
 */
export const cropsToMfcc = (crops: tf.Tensor3D, steps: number): tf.Tensor3D =>
  tf.tidy(() => {
    const windows = cutWindows(crops, steps);
    const rows = windows.shape[0];
    const limited = tf.maximum(windows, windows.max([1, 2], true).sub(compression.rangeDb));
    const basis = tf.tensor2d(dctBasis(melBands, coefficients), [coefficients, melBands]);
    const mfcc = tf.matMul(limited.reshape([rows * windowFrames, melBands]), basis, false, true);
    const shaped = mfcc.reshape<tf.Tensor3D>([rows, windowFrames, coefficients]);
    const level = shaped.slice([0, 0, 0], [rows, windowFrames, 1]).mean(1, true);
    const levels = tf.concat([level, tf.zeros([rows, 1, coefficients - 1])], 2);
    return shaped.sub(levels).div(dividedBy);
  });
