import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundProbabilities } from '../../../../src/publish/hub/round-probabilities.js';

describe('roundProbabilities', () => {
  it('gives what is left over to those that lost most', () => {
    const thirds = Float32Array.of(1 / 3, 1 / 3, 1 / 3);
    expect(roundProbabilities(['a', 'b', 'c'], thirds)).toEqual({
      a: 0.33334,
      b: 0.33333,
      c: 0.33333,
    });
  });

  it('keeps the sum at 1 and each value within its last decimal', () => {
    const weights = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(weights, (given) => {
        const sum = given.reduce((total, each) => total + each, 1e-3);
        const probabilities = Float32Array.from([...given, 1e-3], (each) => each / sum);
        const labels = Array.from(probabilities, (_, index) => `label-${index}`);
        const rounded = Object.values(roundProbabilities(labels, probabilities));
        expect(Math.abs(rounded.reduce((total, each) => total + each, 0) - 1)).toBeLessThan(1e-6);
        rounded.forEach((each, index) => {
          expect(Math.abs(each - probabilities[index]!)).toBeLessThan(1.1e-5);
          expect(each).toBe(Number(each.toFixed(5)));
        });
      }),
    );
  });
});
