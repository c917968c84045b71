import * as tf from '@tensorflow/tfjs';
import { FEATURE_SET } from '../../streams/index.js';
import type { Augmentation } from './augment-clip.js';
import { augmentClip } from './augment-clip.js';
import { columnsFor, cutWindows } from './cut-windows.js';
import type { Clip } from './dataset.js';

/** Sequences of windows with the genres they show. Whoever gets a batch disposes of it. */
export type Batch = {
  /** `[clips · steps, windowFrames, coefficients]` */
  readonly mfcc: tf.Tensor3D;
  /** `[clips, labels]`, rows sum to 1. */
  readonly targets: tf.Tensor2D;
};

/** How a batch is cut and altered. */
export type BatchOptions = {
  readonly steps: number;
  readonly labelCount: number;
  readonly augmentation: Augmentation;
  /** Share of a second clip laid over each: up to so much. 0 switches mix-up off. */
  readonly mixUp: number;
  readonly labelSmoothing: number;
  readonly random: () => number;
};

const WINDOW_SIZE = FEATURE_SET.windowFrames * FEATURE_SET.coefficients;

const sequenceOf = (clip: Clip, { steps, augmentation, random }: BatchOptions): Float32Array => {
  const crop = augmentClip(clip.readLogMelDb(), columnsFor(steps), augmentation, random);
  const sequence = new Float32Array(steps * WINDOW_SIZE);
  cutWindows(crop).forEach((window, index) => sequence.set(window, index * WINDOW_SIZE));
  return sequence;
};

const mixInto = (into: Float32Array, other: Float32Array, share: number): void => {
  for (let cell = 0; cell < into.length; cell++) {
    into[cell] = into[cell] * (1 - share) + other[cell] * share;
  }
};

const targetsOf = (labels: readonly [number, number][], options: BatchOptions): Float32Array => {
  const { labelCount, labelSmoothing } = options;
  const row = new Float32Array(labelCount).fill(labelSmoothing / labelCount);
  for (const [label, weight] of labels) row[label] += weight * (1 - labelSmoothing);
  return row;
};

/** A training batch: each clip cropped, changed, and mixed with its neighbour in the batch (Zhang et al. 2018). */
export const makeBatch = (clips: readonly Clip[], options: BatchOptions): Batch => {
  const pure = clips.map((clip) => sequenceOf(clip, options));
  const mfcc = new Float32Array(clips.length * options.steps * WINDOW_SIZE);
  const targets = new Float32Array(clips.length * options.labelCount);
  clips.forEach((clip, index) => {
    const partner = (index + 1) % clips.length;
    const share = options.mixUp * options.random() ** 2;
    const mixed = Float32Array.from(pure[index]);
    mixInto(mixed, pure[partner], share);
    mfcc.set(mixed, index * mixed.length);
    const labels: [number, number][] = [
      [clip.label, 1 - share],
      [clips[partner].label, share],
    ];
    targets.set(targetsOf(labels, options), index * options.labelCount);
  });
  const rows = clips.length * options.steps;
  return {
    mfcc: tf.tensor3d(mfcc, [rows, FEATURE_SET.windowFrames, FEATURE_SET.coefficients]),
    targets: tf.tensor2d(targets, [clips.length, options.labelCount]),
  };
};
