import * as tf from '@tensorflow/tfjs';
import { FEATURE_SET } from '../../streams/index.js';
import { joinArrays } from '../join-arrays.js';
import type { Clip } from './dataset.js';
import { makeSequence, type Sequence, type SequenceOptions } from './make-sequence.js';

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

const mix = (one: Float32Array, other: Float32Array, share: number): Float32Array =>
  one.map((value, cell) => value * (1 - share) + other[cell] * share);

/** A training batch: each sequence mixed with its neighbour in the batch (Zhang et al. 2018). */
export const makeBatch = (clips: readonly Clip[], options: BatchOptions): Batch => {
  const { steps, labelCount, mixUp, labelSmoothing, random } = options;
  const after = <T>(items: readonly T[], index: number): T => items[(index + 1) % items.length];
  const pure = clips.map((clip, index) => makeSequence(clip, after(clips, index), options));
  const mixed = pure.map((sequence, index): Sequence => {
    const share = mixUp * random() ** 2;
    const other = after(pure, index);
    return {
      mfcc: mix(sequence.mfcc, other.mfcc, share),
      targets: mix(sequence.targets, other.targets, share),
    };
  });
  const even = new Float32Array(steps * labelCount).fill(1 / labelCount);
  const targets = mixed.map((sequence) => mix(sequence.targets, even, labelSmoothing));
  const rows = clips.length * steps;
  const shape: [number, number, number] = [
    rows,
    FEATURE_SET.windowFrames,
    FEATURE_SET.coefficients,
  ];
  return {
    mfcc: tf.tensor3d(joinArrays(mixed.map(({ mfcc }) => mfcc)), shape),
    targets: tf.tensor2d(joinArrays(targets), [rows, labelCount]),
  };
};
