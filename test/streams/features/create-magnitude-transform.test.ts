import { describe, expect, it } from 'vitest';
import { createMagnitudeTransform } from '../../../streams/features/create-magnitude-transform.js';

/** By the definition of the discrete Fourier transform. */
const magnitudesOf = (samples: Float64Array): number[] =>
  Array.from({ length: samples.length / 2 }, (_, bin) => {
    let [re, im] = [0, 0];
    samples.forEach((sample, n) => {
      const radians = (-2 * Math.PI * ((bin * n) % samples.length)) / samples.length;
      re += sample * Math.cos(radians);
      im += sample * Math.sin(radians);
    });
    return Math.hypot(re, im);
  });

describe('createMagnitudeTransform', () => {
  it.each([4, 8, 16, 32, 64, 256, 512, 2048])('follows the definition with %i samples', (size) => {
    const samples = Float64Array.from({ length: size }, (_, n) => Math.sin(n * n) + 0.3);
    const magnitudes = new Float32Array(size / 2);
    createMagnitudeTransform(size)(samples, magnitudes);
    magnitudesOf(samples).forEach((expected, bin) =>
      expect(Math.abs(magnitudes[bin]! - expected)).toBeLessThan(1e-7 * size),
    );
  });
});
