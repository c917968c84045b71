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

/** How often each origin is drawn from, so that the few clips of one are not lost in the many of another. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'music-speech': 1,
  emotify: 1.25,
  gtzan: 1,
  synthetic: 0.35,
};

const toPool = (clips: readonly SoundClip[]): readonly (readonly SoundClip[])[] => {
  const origins = [...new Set(clips.map(({ origin }) => origin))];
  return origins.flatMap((origin) => {
    const ofOrigin = clips.filter((clip) => clip.origin === origin);
    return Array.from({ length: Math.round(20 * (WEIGHTS[origin] ?? 1)) }, () => ofOrigin);
  });
};

/** Draws a clip of a kind: first where it comes from, then which. */
export const createDraw = (clips: readonly SoundClip[], random: () => number): Draw => {
  const pools = new Map(
    SOUND_KINDS.map((kind) => [kind, toPool(clips.filter((clip) => clip.kind === kind))]),
  );
  return (kind) => pick(pick(pools.get(kind)!, random), random);
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
