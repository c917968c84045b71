import { describe, expect, it } from 'vitest';
import { dctBasis } from '../../../streams/index.js';

describe('dctBasis', () => {
  it('has orthonormal rows', () => {
    const [bands, rows] = [128, 64];
    const basis = dctBasis(bands, rows);
    expect(basis).toHaveLength(bands * rows);
    for (let a = 0; a < rows; a += 7) {
      for (let b = 0; b < rows; b += 5) {
        let dot = 0;
        for (let i = 0; i < bands; i++) dot += basis[a * bands + i]! * basis[b * bands + i]!;
        expect(dot).toBeCloseTo(a === b ? 1 : 0, 6);
      }
    }
  });
});
