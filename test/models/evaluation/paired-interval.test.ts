import { describe, expect, it } from 'vitest';
import { pairedInterval } from '../../../models/index.js';

describe('pairedInterval', () => {
  it('holds no difference when as many are lost as won, and is wider with more of both', () => {
    const [low, high] = pairedInterval(2, 2, 100);
    expect(low).toBeCloseTo(-high, 12);
    const [lowest, highest] = pairedInterval(10, 10, 100);
    expect(highest - lowest).toBeGreaterThan(high - low);
  });

  it('takes no change among few for little, not for certainty', () => {
    const [low, high] = pairedInterval(0, 0, 24);
    expect(low).toBeLessThan(-0.05);
    expect(high).toBeGreaterThan(0.05);
  });

  it('is the interval of Agresti and Min of 8 lost and 3 won among 111', () => {
    const [low, high] = pairedInterval(8, 3, 111);
    expect([low, high].map((share) => Number((100 * share).toFixed(1)))).toEqual([-1.5, 10.4]);
  });
});
