import * as tf from '@tensorflow/tfjs';
import { FEATURE_SET } from '../../streams/index.js';
import { joinArrays } from '../join-arrays.js';
import type { JudgeWindows } from './kind-evaluation.js';

const { windowFrames, coefficients } = FEATURE_SET;

/** A kind model as it stands, also in the middle of its training. */
export const judgeWithModel =
  (model: tf.LayersModel): JudgeWindows =>
  async (mfcc) => {
    const scores = tf.tidy(() => {
      const input = tf.tensor3d(joinArrays(mfcc), [mfcc.length, windowFrames, coefficients]);
      return model.predict(input, { batchSize: mfcc.length }) as tf.Tensor2D;
    });
    const rows = (await scores.array()).map((row) => Float32Array.from(row));
    scores.dispose();
    return rows;
  };
