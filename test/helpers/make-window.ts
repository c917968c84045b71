import { FEATURE_SET, type FeatureWindow } from '../../streams/index.js';

/** A window number `index` of a made-up station, about a second after the one before. */
export const makeWindow = (index: number, changes: Partial<FeatureWindow> = {}): FeatureWindow => {
  const size = FEATURE_SET.windowFrames * FEATURE_SET.coefficients;
  const mfcc = changes.mfcc ?? new Float32Array(size).fill(index / 10);
  return {
    startSeconds: index,
    endSeconds: index + 3,
    capturedAtMs: 1000 * (index + 3),
    mfcc,
    modelInput: mfcc,
    chroma: new Float32Array(12),
    level: { rmsDb: -20, peakDb: -6 },
    descriptors: {
      rms: 0.1,
      logMelDb: -30,
      centroidHz: 1000,
      flatness: 0.1,
      flux: 0,
      zeroCrossingRate: 0.1,
    },
    interrupted: false,
    ...changes,
  };
};
