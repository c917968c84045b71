import { dctBasis } from './dct-basis.js';

const bases = new Map<string, Float32Array>();

const basisFor = (bands: number, coefficients: number): Float32Array => {
  const key = `${bands}x${coefficients}`;
  const known = bases.get(key);
  if (known) return known;
  const basis = dctBasis(bands, coefficients);
  bases.set(key, basis);
  return basis;
};

/**
 * MFCC of one frame: the first `coefficients` values of the orthonormal DCT-II of its mel bands in dB.
 * Equals `librosa.feature.mfcc(S=logMelDb)`. Coefficient 0 carries the level.
 */
export const toMfcc = (logMelDb: Float32Array, coefficients: number): Float32Array => {
  const bands = logMelDb.length;
  const basis = basisFor(bands, coefficients);
  const mfcc = new Float32Array(coefficients);
  for (let row = 0, cell = 0; row < coefficients; row++) {
    let sum = 0;
    for (let band = 0; band < bands; band++, cell++) sum += basis[cell]! * logMelDb[band]!;
    mfcc[row] = sum;
  }
  return mfcc;
};
