import { dctBasis, FEATURE_SET } from '../../streams/index.js';

/**
 * The inverse DCT that reads `coefficients` MFCCs as an image of as many mel bands, row by row
 * `[coefficient × band]`. Convolutions need neighbours that mean something, which cepstral
 * coefficients are not; the transform is fixed, so nothing is learnt or lost in it.
 * Each pixel stands for a pair of the `melBands` bands, hence the scale.
 */
export const melImageBasis = (): Float32Array => {
  const { coefficients, melBands } = FEATURE_SET;
  const scale = Math.sqrt(coefficients / melBands);
  return dctBasis(coefficients, coefficients).map((value) => value * scale);
};
