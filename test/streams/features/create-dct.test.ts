import { describe, expect, it } from 'vitest';
import { createDct } from '../../../streams/features/create-dct.js';
import { dctBasis } from '../../../streams/index.js';

describe('createDct', () => {
  it.each([
    [128, 64],
    [96, 13],
    [27, 27],
    [1, 1],
  ])('is the DCT-II of %i bands to %i coefficients', (bands, coefficients) => {
    const values = Float32Array.from({ length: bands }, (_, band) => 40 * Math.sin(band * band));
    const target = new Float32Array(coefficients + 2);
    createDct(bands, coefficients)(values, target, 2);
    const basis = dctBasis(bands, coefficients);
    for (let row = 0; row < coefficients; row++) {
      const expected = values.reduce((sum, db, band) => sum + basis[row * bands + band]! * db, 0);
      expect(target[2 + row]).toBeCloseTo(expected, 3);
    }
  });
});
