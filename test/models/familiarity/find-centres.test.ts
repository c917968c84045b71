import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCentres } from '../../../models/familiarity/find-centres.js';
import { createRandom } from '../../../models/training/random.js';

const cloud = (centre: number, count: number, seed: number): Float32Array[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () =>
    Float32Array.from({ length: 3 }, () => centre + 0.1 * (random() - 0.5)),
  );
};

describe('findCentres', () => {
  it('puts no centre between clouds that lie far apart', () => {
    const centres = findCentres([...cloud(0, 8, 1), ...cloud(100, 8, 2)]);
    expect(centres).toHaveLength(4);
    for (const [value] of centres)
      expect(Math.min(value!, Math.abs(100 - value!))).toBeLessThan(0.1);
    expect(centres.some(([value]) => value! < 1)).toBe(true);
    expect(centres.some(([value]) => value! > 99)).toBe(true);
  });

  it('finds the same centres each time, a quarter as many as points', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        const points = cloud(5, count, count);
        const centres = findCentres(points);
        expect(centres).toHaveLength(Math.ceil(count / 4));
        expect(findCentres(points)).toEqual(centres);
      }),
      { numRuns: 20 },
    );
  });

  it('finds none for no points', () => {
    expect(findCentres([])).toEqual([]);
  });
});
