import { describe, expect, it } from 'vitest';
import { compareLogLoss } from '../../../models/evaluation/compare-log-loss.js';
import { createRandom } from '../../../models/training/random.js';

const clips = (shares: readonly number[]) =>
  shares.map((share) => ({ truth: 0, probabilities: [share, 1 - share] }));

describe('compareLogLoss', () => {
  const random = createRandom('clips');
  const shares = Array.from({ length: 200 }, () => 0.1 + 0.8 * random());

  it('gives the difference of the means with the interval of paired differences', () => {
    const better = shares.map((share) => Math.min(0.99, share * (1 + 0.2 * random())));
    const { difference, interval95 } = compareLogLoss(clips(better), clips(shares));
    const gaps = shares.map((share, i) => Math.log(share) - Math.log(better[i]));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / 200;
    const spread = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / 199);
    expect(difference).toBeCloseTo(mean, 10);
    const half = (1.96 * spread) / Math.sqrt(200);
    expect(interval95[0]).toBeCloseTo(mean - half, 2);
    expect(interval95[1]).toBeCloseTo(mean + half, 2);
    expect(interval95[1]).toBeLessThan(0);
  });

  it('finds nothing between a model and itself', () => {
    expect(compareLogLoss(clips(shares), clips(shares))).toEqual({
      difference: 0,
      interval95: [0, 0],
    });
  });
});
