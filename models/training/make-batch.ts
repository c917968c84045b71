import * as tf from '@tensorflow/tfjs';
import { FEATURE_SET } from '../../streams/index.js';
import { joinArrays } from '../join-arrays.js';
import { cropsToMfcc } from './crops-to-mfcc.js';
import { columnsFor } from './cut-windows.js';
import type { Clip } from './dataset.js';
import { makeSequence, type SequenceOptions } from './make-sequence.js';

/** Sequences of windows with the genres they show. Whoever gets a batch disposes of it. */
export type Batch = {
  /** `[clips · steps, windowFrames, coefficients]` */
  readonly mfcc: tf.Tensor3D;
  /** `[clips · steps, labels]`, rows sum to 1. */
  readonly targets: tf.Tensor2D;
};

/** How batches are made. */
export type BatchOptions = SequenceOptions & {
  /** Share of a second clip laid over each: up to so much. 0 switches mix-up off. */
  readonly mixUp: number;
  readonly labelSmoothing: number;
};

/** Each clip's rows mixed with those of the next clip in the batch (Zhang et al. 2018). */
const mixNeighbours = (rows: tf.Tensor, shares: tf.Tensor1D): tf.Tensor => {
  const clips = shares.shape[0];
  const perClip = rows.reshape([clips, -1]);
  const next = tf.concat([perClip.slice(1), perClip.slice(0, 1)]);
  const share = shares.expandDims(1);
  return perClip.mul(tf.sub(1, share)).add(next.mul(share)).reshape(rows.shape);
};

/** A training batch: augmented crops of the clips, cut into windows and mixed. */
export const makeBatch = (clips: readonly Clip[], options: BatchOptions): Batch => {
  const { steps, labelCount, mixUp, labelSmoothing, random } = options;
  const next = (index: number): Clip => clips[(index + 1) % clips.length]!;
  const sequences = clips.map((clip, index) => makeSequence(clip, next(index), options));
  const shares = sequences.map(() => mixUp * random() ** 2);
  return tf.tidy(() => {
    const crops = tf.tensor3d(joinArrays(sequences.map(({ logMelDb }) => logMelDb)), [
      clips.length,
      columnsFor(steps),
      FEATURE_SET.melBands,
    ]);
    const targets = tf.tensor2d(joinArrays(sequences.map((sequence) => sequence.targets)), [
      clips.length * steps,
      labelCount,
    ]);
    const mix = tf.tensor1d(shares);
    return {
      mfcc: mixNeighbours(cropsToMfcc(crops, steps), mix) as tf.Tensor3D,
      targets: mixNeighbours(targets, mix)
        .mul(1 - labelSmoothing)
        .add(labelSmoothing / labelCount) as tf.Tensor2D,
    };
  });
};
