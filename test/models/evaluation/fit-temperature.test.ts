import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitTemperature, type StreamedClip } from '../../../models/evaluation/fit-temperature.js';

/** Clips of which a share is right, all with the same confidence in the first of two labels. */
const clipsWith = (confidence: number, right: number, count = 100): StreamedClip[] =>
  Array.from({ length: count }, (_, index) => ({
    scores: [Float32Array.of(confidence, 1 - confidence)],
    truth: index < right * count ? 0 : 1,
  }));

const cooled = (confidence: number, temperature: number): number => {
  const one = confidence ** (1 / temperature);
  return one / (one + (1 - confidence) ** (1 / temperature));
};

describe('fitTemperature', () => {
  it('leaves confidences alone that are right as often as they say', () => {
    expect(fitTemperature(clipsWith(0.7, 0.7))).toBe(1);
  });

  it('brings confidence to the share of right clips, from either side', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 90 }),
        fc.integer({ min: 60, max: 90 }),
        (said, right) => {
          const temperature = fitTemperature(clipsWith(said / 100, right / 100));
          fc.pre(temperature > 0.4 && temperature < 2.5);
          expect(cooled(said / 100, temperature)).toBeCloseTo(right / 100, 1);
        },
      ),
    );
  });

  it('needs a clip', () => {
    expect(() => fitTemperature([])).toThrow(RangeError);
  });
});
