import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { findColumns } from '../../../../src/measure/robustness/find-columns.js';

const BANDS = 8;
const random = seedrandom('a clip');
const clip = Float32Array.from({ length: 60 * BANDS }, () => -30 * random());

describe('findColumns', () => {
  it('finds a stretch of a clip, however loud it is', () => {
    const stretch = clip.slice(17 * BANDS, 37 * BANDS).map((cell) => cell + 12);
    const place = findColumns(stretch, clip, BANDS);
    expect(place?.start).toBe(17);
    expect(place?.differenceDb).toBeLessThan(1e-4);
  });

  it('finds nothing for what is longer than the clip', () => {
    expect(findColumns(new Float32Array(61 * BANDS), clip, BANDS)).toBeUndefined();
  });
});
