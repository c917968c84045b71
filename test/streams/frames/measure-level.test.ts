import { describe, expect, it } from 'vitest';
import { measureLevel } from '../../../streams/frames/measure-level.js';

describe('measureLevel', () => {
  it('gives root mean square and greatest magnitude', () => {
    const sine = Float32Array.from({ length: 1_000 }, (_, n) => 0.5 * Math.sin((n * Math.PI) / 50));
    const { rms, peak } = measureLevel(sine);
    expect(rms).toBeCloseTo(0.5 / Math.SQRT2, 6);
    expect(peak).toBeCloseTo(0.5, 6);
    expect(measureLevel(Float32Array.of(0.25, -0.75)).peak).toBe(0.75);
  });

  it('is 0 for silence and for no samples', () => {
    expect(measureLevel(new Float32Array(8))).toEqual({ rms: 0, peak: 0 });
    expect(measureLevel(new Float32Array(0))).toEqual({ rms: 0, peak: 0 });
  });
});
