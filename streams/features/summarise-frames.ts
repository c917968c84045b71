import { toDb } from '../frames/to-db.js';
import type { FeatureFrame, FeatureWindow } from './feature-window.js';

/** What is told of a stretch of sound beside the model's input. */
export type FramesSummary = Pick<FeatureWindow, 'chroma' | 'level' | 'descriptors'>;

const mean = (
  frames: readonly FeatureFrame[],
  valueOf: (frame: FeatureFrame) => number,
): number => {
  let sum = 0;
  for (const frame of frames) sum += valueOf(frame);
  return sum / frames.length;
};

const meanBand = ({ logMelDb }: FeatureFrame): number => {
  let sum = 0;
  for (let band = 0; band < logMelDb.length; band++) sum += logMelDb[band]!;
  return sum / logMelDb.length;
};

/** Means over frames (at least one); the level is that of all frames together, its peak the greatest. */
export const summariseFrames = (frames: readonly FeatureFrame[]): FramesSummary => ({
  chroma: Float32Array.from({ length: 12 }, (_, pitch) =>
    mean(frames, (frame) => frame.chroma[pitch]!),
  ),
  level: {
    rmsDb: toDb(Math.sqrt(mean(frames, (frame) => frame.rms ** 2))),
    peakDb: toDb(frames.reduce((peak, frame) => Math.max(peak, frame.peak), 0)),
  },
  descriptors: {
    rms: mean(frames, ({ rms }) => rms),
    logMelDb: mean(frames, meanBand),
    centroidHz: mean(frames, (frame) => frame.centroidHz),
    flatness: mean(frames, (frame) => frame.flatness),
    flux: mean(frames, (frame) => frame.flux),
    zeroCrossingRate: mean(frames, (frame) => frame.zeroCrossingRate),
  },
});
