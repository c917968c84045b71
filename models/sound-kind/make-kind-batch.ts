import * as tf from '@tensorflow/tfjs';
import { FEATURE_SET } from '../../streams/index.js';
import { joinArrays } from '../join-arrays.js';
import type { KindTrainingOptions } from './kind-training-options.js';
import { type Draw, makeKindWindow } from './make-kind-window.js';
import type { SoundClip } from './sound-clip.js';
import { SOUND_KINDS, type SoundKind } from './sound-kinds.js';

/** Windows and what they show. Whoever gets a batch disposes of it. */
export type KindBatch = {
  /** `[windows, windowFrames, coefficients]` */
  readonly mfcc: tf.Tensor3D;
  /** `[windows, kinds]`, rows sum to 1. */
  readonly targets: tf.Tensor2D;
};

/** Of the windows of a batch; music has the most faces. */
const SHARES: Readonly<Record<SoundKind, number>> = { music: 0.45, speech: 0.3, noise: 0.25 };

const pick = <T>(items: readonly T[], random: () => number): T =>
  items[Math.floor(random() * items.length)];

const pickKind = (random: () => number): SoundKind => {
  const place = random();
  if (place < SHARES.music) return 'music';
  return place < SHARES.music + SHARES.speech ? 'speech' : 'noise';
};

/** Draws from each folder of a kind alike, so that the few clips of one are not lost in the many of another. */
export const createDraw = (clips: readonly SoundClip[], random: () => number): Draw => {
  const byKind = new Map<SoundKind, SoundClip[][]>();
  for (const kind of SOUND_KINDS) {
    const ofKind = clips.filter((clip) => clip.kind === kind);
    const origins = [...new Set(ofKind.map(({ origin }) => origin))];
    byKind.set(
      kind,
      origins.map((origin) => ofKind.filter((clip) => clip.origin === origin)),
    );
  }
  return (kind) => pick(pick(byKind.get(kind)!, random), random);
};

/** A training batch, each window drawn and made anew. */
export const makeKindBatch = (
  draw: Draw,
  { batchSize, labelSmoothing, recipe }: KindTrainingOptions,
  random: () => number,
): KindBatch => {
  const windows = Array.from({ length: batchSize }, () =>
    makeKindWindow(pickKind(random), draw, recipe, random),
  );
  const even = labelSmoothing / SOUND_KINDS.length;
  const targets = windows.flatMap(({ shares }) =>
    SOUND_KINDS.map((kind) => shares[kind] * (1 - labelSmoothing) + even),
  );
  const shape: [number, number, number] = [
    batchSize,
    FEATURE_SET.windowFrames,
    FEATURE_SET.coefficients,
  ];
  return {
    mfcc: tf.tensor3d(joinArrays(windows.map(({ mfcc }) => mfcc)), shape),
    targets: tf.tensor2d(targets, [batchSize, SOUND_KINDS.length]),
  };
};
