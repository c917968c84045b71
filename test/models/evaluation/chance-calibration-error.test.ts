import { describe, expect, it } from 'vitest';
import { chanceCalibrationError } from '../../../models/index.js';
import { calibrationBins, calibrationError } from '../../../models/evaluation/metrics.js';
import { createRandom } from '../../../models/training/random.js';

describe('chanceCalibrationError', () => {
  it('is what judgements show on average that are right as often as they are sure', () => {
    const random = createRandom('chance');
    const confidences = Array.from({ length: 200 }, () => 0.3 + 0.7 * random());
    const draw = () =>
      calibrationBins(
        confidences.map((confidence) => ({
          truth: random() < confidence ? 1 : 0,
          judged: 1,
          confidence,
        })),
      );
    const errors = Array.from({ length: 400 }, () => calibrationError(draw()));
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(chanceCalibrationError(draw())).toBeCloseTo(mean, 2);
  });

  it('shrinks with the number of clips and is nothing without any', () => {
    const bin = (clips: number) => [{ from: 0.6, to: 0.7, clips, confidence: 0.65, accuracy: 0.5 }];
    expect(chanceCalibrationError(bin(400))).toBeLessThan(chanceCalibrationError(bin(20)) / 4);
    expect(chanceCalibrationError(bin(0))).toBe(0);
  });
});
