import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calibrationBins,
  calibrationError,
  confusionMatrix,
  scoreLabels,
  wilsonInterval,
} from '../../../models/evaluation/metrics.js';

const truths = [0, 0, 0, 1, 1, 2, 2, 2, 2, 1];
const judged = [0, 1, 0, 1, 1, 2, 0, 2, 1, 2];
const judgements = truths.map((truth, index) => ({
  truth,
  judged: judged[index],
  confidence: 0.45 + index * 0.05,
}));

// The reference values are scikit-learn's: confusion_matrix, precision_recall_fscore_support.
describe('scores of judgements', () => {
  it('counts true labels in rows and judged ones in columns', () => {
    expect(confusionMatrix(judgements, 3)).toEqual([
      [2, 1, 0],
      [0, 2, 1],
      [1, 1, 2],
    ]);
  });

  it('agrees with scikit-learn on precision, recall and F1', () => {
    const scores = scoreLabels(confusionMatrix(judgements, 3));
    expect(scores.map(({ precision }) => precision)).toEqual([2 / 3, 0.5, 2 / 3]);
    expect(scores.map(({ recall }) => recall)).toEqual([2 / 3, 2 / 3, 0.5]);
    expect(scores.map(({ f1 }) => f1.toFixed(6))).toEqual(['0.666667', '0.571429', '0.571429']);
    expect(scores.map(({ clips }) => clips)).toEqual([3, 3, 4]);
  });

  it('gives 0, not NaN, to a label that is never judged', () => {
    const [, never] = scoreLabels([
      [2, 0],
      [1, 0],
    ]);
    expect(never).toEqual({ precision: 0, recall: 0, f1: 0, clips: 1 });
  });

  it('knows the Wilson interval of 175 hits in 290', () => {
    const [low, high] = wilsonInterval(175, 290);
    expect(low).toBeCloseTo(0.5461, 3);
    expect(high).toBeCloseTo(0.6581, 3);
  });

  it('finds no calibration error where confidence is accuracy, and the gap where it is not', () => {
    const sure = { truth: 0, judged: 0, confidence: 1 };
    expect(calibrationError(calibrationBins([sure, sure]))).toBe(0);
    const wrong = { truth: 0, judged: 1, confidence: 0.9 };
    expect(calibrationError(calibrationBins([wrong, wrong]))).toBeCloseTo(0.9);
  });

  it('keeps every interval around its share and within 0 and 1', () => {
    const counts = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), (count, share) => {
        const hits = Math.round(share * count);
        const [low, high] = wilsonInterval(hits, count);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(hits / count + 1e-12);
        expect(high).toBeGreaterThanOrEqual(hits / count - 1e-12);
      }),
    );
  });
});
