import { FEATURE_SET } from '../../streams/index.js';

const { coefficients: COEFFICIENTS } = FEATURE_SET;

/** Frames between which change is measured: 77 ms, 310 ms and 1 s. */
const LAGS = [1, 4, 13] as const;

/** Coefficients 1 … CROSSED are looked at two by two. */
const CROSSED = 12;

const PAIRS = (CROSSED * (CROSSED - 1)) / 2;

/** Numbers that `windowMoments` gives. */
export const MOMENTS = (2 + LAGS.length) * COEFFICIENTS + PAIRS;

/** Numbers that `describeMoments` gives. */
export const DESCRIPTION = MOMENTS - 1;

/** Keeps the logarithm of a spread finite; far below that of any sound. */
const LEAST_SPREAD = 0.02;

const addChange = (mfcc: Float32Array, lag: number, to: Float32Array): void => {
  const pairs = mfcc.length / COEFFICIENTS - lag;
  for (let cell = lag * COEFFICIENTS; cell < mfcc.length; cell++) {
    const change = Math.abs(mfcc[cell] - mfcc[cell - lag * COEFFICIENTS]);
    to[cell % COEFFICIENTS] += change / pairs;
  }
};

const addProducts = (mfcc: Float32Array, frames: number, to: Float32Array): void => {
  for (let start = 0; start < mfcc.length; start += COEFFICIENTS) {
    let pair = 0;
    for (let one = 1; one <= CROSSED; one++) {
      for (let other = one + 1; other <= CROSSED; other++, pair++) {
        to[pair] += (mfcc[start + one] * mfcc[start + other]) / frames;
      }
    }
  }
};

/**
 * Means over a window of MFCC, `[windowFrames × coefficients]`: of each coefficient, its square, its change over
 * each lag, and of the products of the first ones. Such means can be averaged over windows. `[MOMENTS]`.
 */
export const windowMoments = (mfcc: Float32Array): Float32Array => {
  const frames = mfcc.length / COEFFICIENTS;
  const moments = new Float32Array(MOMENTS);
  for (let cell = 0; cell < mfcc.length; cell++) {
    const row = cell % COEFFICIENTS;
    moments[row] += mfcc[cell] / frames;
    moments[COEFFICIENTS + row] += mfcc[cell] ** 2 / frames;
  }
  LAGS.forEach((lag, place) => {
    const start = (2 + place) * COEFFICIENTS;
    addChange(mfcc, lag, moments.subarray(start, start + COEFFICIENTS));
  });
  addProducts(mfcc, frames, moments.subarray(MOMENTS - PAIRS));
  return moments;
};

const spreadOf = (moments: Float32Array, row: number): number =>
  Math.sqrt(Math.max(0, moments[COEFFICIENTS + row] - moments[row] ** 2)) + LEAST_SPREAD;

/**
 * What sound is like, from averaged moments: mean of each coefficient but the level, logarithm of its spread and
 * of its changes, and how the first ones move together (correlations). `[DESCRIPTION]`.
 */
export const describeMoments = (moments: Float32Array): Float32Array => {
  const description = new Float32Array(DESCRIPTION);
  description.set(moments.subarray(1, COEFFICIENTS));
  for (let row = 0; row < COEFFICIENTS; row++) {
    description[COEFFICIENTS - 1 + row] = Math.log(spreadOf(moments, row));
  }
  for (let cell = 2 * COEFFICIENTS; cell < MOMENTS - PAIRS; cell++) {
    description[cell - 1] = Math.log(moments[cell] + LEAST_SPREAD);
  }
  let pair = MOMENTS - PAIRS;
  for (let one = 1; one <= CROSSED; one++) {
    for (let other = one + 1; other <= CROSSED; other++, pair++) {
      const covariance = moments[pair] - moments[one] * moments[other];
      description[pair - 1] = covariance / (spreadOf(moments, one) * spreadOf(moments, other));
    }
  }
  return description;
};
