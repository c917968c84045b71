import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RangedMeans } from '../../../../models/tracks/statistics/ranged-means.js';

const RANGE_DB = 80;

/** What librosa's `power_to_db` and a mean make of all frames at once. */
const meansOfKept = (frames: readonly (readonly number[])[]): number[] => {
  const least = Math.max(...frames.flat()) - RANGE_DB;
  return frames[0]!.map(
    (_, column) =>
      frames.reduce((sum, frame) => sum + Math.max(frame[column]!, least), 0) / frames.length,
  );
};

describe('RangedMeans', () => {
  it('gives what all frames together would, to less than the step of the limit', () => {
    const cell = fc.double({ min: -100, max: 120, noNaN: true });
    const frames = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(frames, (rows) => {
        const means = new RangedMeans(3);
        rows.forEach((row) => means.push(Float32Array.from(row)));
        meansOfKept(rows).forEach((expected, column) =>
          expect(Math.abs(means.read()[column]! - expected)).toBeLessThan(1),
        );
      }),
    );
  });

  it('is exact where nothing lies in the step of the limit', () => {
    const means = new RangedMeans(2);
    means.push(Float32Array.of(20, -100));
    means.push(Float32Array.of(10, 4));
    expect([...means.read()]).toEqual([15, (-60 + 4) / 2]);
  });
});
