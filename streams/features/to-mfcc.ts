import { dctFor } from './dct-for.js';

/**
 * MFCC of one frame: the first `coefficients` values of the orthonormal DCT-II of its mel bands in dB.
 * Equals `librosa.feature.mfcc(S=logMelDb)`. Coefficient 0 carries the level.
 */
export const toMfcc = (logMelDb: Float32Array, coefficients: number): Float32Array => {
  const mfcc = new Float32Array(coefficients);
  dctFor(logMelDb.length, coefficients)(logMelDb, mfcc, 0);
  return mfcc;
};
