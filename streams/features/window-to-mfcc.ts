import { FEATURE_SET } from './feature-set.js';
import { toMfcc } from './to-mfcc.js';

/** Brings dB, whose spread over a coefficient is tens, to about unit scale. */
const DB_PER_UNIT = 20;

/** Raises the cells that lie too far below the loudest one, as quiet cells are noise or a codec's holes. */
const limitDynamicRange = (logMelDb: Float32Array): Float32Array => {
  let loudest = -Infinity;
  for (const cell of logMelDb) if (cell > loudest) loudest = cell;
  const floor = loudest - FEATURE_SET.dynamicRangeDb;
  return logMelDb.map((cell) => (cell < floor ? floor : cell));
};

/** The level of a window lies in coefficient 0 alone; how it moves within the window is kept. */
const removeLevel = (mfcc: Float32Array, coefficients: number): void => {
  const frames = mfcc.length / coefficients;
  let sum = 0;
  for (let cell = 0; cell < mfcc.length; cell += coefficients) sum += mfcc[cell]!;
  for (let cell = 0; cell < mfcc.length; cell += coefficients) mfcc[cell]! -= sum / frames;
};

/**
 * What the model eats, for training and live alike: log-mel `[frames × melBands]` in dB (any reference)
 * to MFCC `[frames × coefficients]`. The same at any gain, as long as no cell met the absolute floor.
 */
export const windowToMfcc = (logMelDb: Float32Array): Float32Array => {
  const { melBands, coefficients } = FEATURE_SET;
  const limited = limitDynamicRange(logMelDb);
  const frames = logMelDb.length / melBands;
  const mfcc = new Float32Array(frames * coefficients);
  for (let frame = 0; frame < frames; frame++) {
    const bands = limited.subarray(frame * melBands, (frame + 1) * melBands);
    mfcc.set(toMfcc(bands, coefficients), frame * coefficients);
  }
  removeLevel(mfcc, coefficients);
  for (let cell = 0; cell < mfcc.length; cell++) mfcc[cell]! /= DB_PER_UNIT;
  return mfcc;
};
