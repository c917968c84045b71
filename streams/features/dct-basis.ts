/**
 * Rows of the orthonormal DCT-II: `[coefficients × bands]`, row by row.
 * With `coefficients === bands` the matrix is orthogonal, so its transpose is the inverse.
 */
export const dctBasis = (bands: number, coefficients: number): Float32Array => {
  const basis = new Float32Array(coefficients * bands);
  for (let row = 0; row < coefficients; row++) {
    const scale = Math.sqrt((row === 0 ? 1 : 2) / bands);
    for (let band = 0; band < bands; band++) {
      basis[row * bands + band] = scale * Math.cos((Math.PI * row * (band + 0.5)) / bands);
    }
  }
  return basis;
};
