import { FEATURE_SET } from '../../streams/index.js';

const { coefficients: COEFFICIENTS } = FEATURE_SET;

/** Coefficients looked at: timbre in broad strokes. */
const KEPT = 20;

/** Keeps the logarithm of a spread finite; far below that of any sound. */
const LEAST_SPREAD = 0.02;

/** Mean, mean square and mean step of each coefficient kept, `[3 × KEPT]`; such statistics can be averaged. */
export const windowStatistics = (mfcc: Float32Array): Float32Array => {
  const frames = mfcc.length / COEFFICIENTS;
  const statistics = new Float32Array(3 * KEPT);
  for (let frame = 0; frame < frames; frame++) {
    for (let row = 0; row < KEPT; row++) {
      const cell = frame * COEFFICIENTS + row;
      const value = mfcc[cell];
      const step = frame === 0 ? 0 : Math.abs(value - mfcc[cell - COEFFICIENTS]);
      statistics[row] += value / frames;
      statistics[KEPT + row] += value ** 2 / frames;
      statistics[2 * KEPT + row] += step / (frames - 1);
    }
  }
  return statistics;
};

/**
 * What sound is like over a stretch of time, from averaged statistics: mean of each coefficient, logarithm of
 * its spread and of its steps. The mean of coefficient 0, which is the level, is left out.
 */
export const describeStretch = (statistics: Float32Array): Float32Array => {
  const description = new Float32Array(3 * KEPT - 1);
  for (let row = 0; row < KEPT; row++) {
    const mean = statistics[row];
    const variance = Math.max(0, statistics[KEPT + row] - mean ** 2);
    if (row > 0) description[row - 1] = mean;
    description[KEPT - 1 + row] = Math.log(Math.sqrt(variance) + LEAST_SPREAD);
    description[2 * KEPT - 1 + row] = Math.log(statistics[2 * KEPT + row] + LEAST_SPREAD);
  }
  return description;
};
