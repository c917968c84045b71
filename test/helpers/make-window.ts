import { FEATURE_SET, type FeatureWindow } from '../../streams/index.js';

/** A window number `index` of a made-up station, about a second after the one before. */
export const makeWindow = (index: number, changes: Partial<FeatureWindow> = {}): FeatureWindow => ({
  startSeconds: index,
  endSeconds: index + 3,
  capturedAtMs: 1000 * (index + 3),
  mfcc: new Float32Array(FEATURE_SET.windowFrames * FEATURE_SET.coefficients).fill(index / 10),
  chroma: new Float32Array(12),
  level: { rmsDb: -20, peakDb: -6 },
  descriptors: { centroidHz: 1000, flatness: 0.1, flux: 0, zeroCrossingRate: 0.1 },
  interrupted: false,
  ...changes,
});
