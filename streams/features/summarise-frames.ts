import { toDb } from '../frames/to-db.js';
import type { Descriptors, FeatureFrame, Level } from './feature-window.js';

const mean = (
  frames: readonly FeatureFrame[],
  valueOf: (frame: FeatureFrame) => number,
): number => frames.reduce((sum, frame) => sum + valueOf(frame), 0) / frames.length;

/** Level of all frames together: root of the mean power, greatest peak. */
export const summariseLevel = (frames: readonly FeatureFrame[]): Level => ({
  rmsDb: toDb(Math.sqrt(mean(frames, (frame) => frame.rms ** 2))),
  peakDb: toDb(frames.reduce((peak, frame) => Math.max(peak, frame.peak), 0)),
});

/** Mean chroma `[12]`. */
export const summariseChroma = (frames: readonly FeatureFrame[]): Float32Array =>
  Float32Array.from({ length: 12 }, (_, pitch) => mean(frames, (frame) => frame.chroma[pitch]!));

/** Means of what the meters show. */
export const summariseDescriptors = (frames: readonly FeatureFrame[]): Descriptors => ({
  centroidHz: mean(frames, (frame) => frame.centroidHz),
  flatness: mean(frames, (frame) => frame.flatness),
  flux: mean(frames, (frame) => frame.flux),
  zeroCrossingRate: mean(frames, (frame) => frame.zeroCrossingRate),
});
