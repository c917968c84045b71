import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addNoiseFloor, limitBand, punchHoles } from '../../../models/training/broadcast-losses.js';
import { createRandom } from '../../../models/training/random.js';

const BANDS = 128;
const NOTHING_DB = -200;
const cropOf = (seed: number): Float32Array => {
  const random = createRandom(seed);
  return Float32Array.from({ length: 40 * BANDS }, () => -80 * random());
};

const changed = (change: typeof limitBand, seed: number) => {
  const before = cropOf(seed);
  const after = Float32Array.from(before);
  change(after, createRandom(seed, 'change'));
  return { before, after };
};

describe('addNoiseFloor', () => {
  it('only ever adds power', () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const { before, after } = changed(addNoiseFloor, seed);
        expect(after.every((value, cell) => value >= before[cell]!)).toBe(true);
      }),
    );
  });
});

describe('limitBand', () => {
  it('empties all bands above one cut-off and leaves those below alone', () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const { before, after } = changed(limitBand, seed);
        const cutOff = after.indexOf(NOTHING_DB);
        expect(cutOff).toBeGreaterThanOrEqual(70);
        expect(cutOff).toBeLessThan(BANDS);
        after.forEach((value, cell) =>
          expect(value).toBe(cell % BANDS < cutOff ? before[cell] : NOTHING_DB),
        );
      }),
      { numRuns: 10 },
    );
  });
});

describe('punchHoles', () => {
  it('empties quiet cells above 2 kHz and never the loud ones', () => {
    const { before, after } = changed(punchHoles, 3);
    const holes = [...after.keys()].filter((cell) => after[cell] === NOTHING_DB);
    expect(holes.length).toBeGreaterThan(0);
    for (const cell of holes) {
      const row = cell - (cell % BANDS);
      expect(cell - row).toBeGreaterThanOrEqual(50);
      const loudest = Math.max(...before.subarray(row, row + BANDS));
      expect(before[cell]).toBeLessThan(loudest - 22);
    }
    const kept = [...after.keys()].filter((cell) => after[cell] !== NOTHING_DB);
    for (const cell of kept) expect(after[cell]).toBe(before[cell]);
  });
});
