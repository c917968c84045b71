import { describe, expect, it } from 'vitest';
import { FEATURE_SET, dctBasis, toMfcc, windowToMfcc } from '../../../streams/index.js';

const { melBands, coefficients, windowFrames } = FEATURE_SET;
const dynamicRangeDb = FEATURE_SET.compression.rangeDb;
const CELLS = windowFrames * melBands;

/** Hills and valleys within 60 dB. */
const hills = (): Float32Array =>
  Float32Array.from({ length: CELLS }, (_, cell) => 30 * Math.sin(cell * 0.37) - 30);

const greatestDifference = (a: Float32Array, b: Float32Array): number =>
  a.reduce((most, value, index) => Math.max(most, Math.abs(value - b[index]!)), 0);

describe('windowToMfcc', () => {
  it('is the MFCC of each frame in units of 20 dB, without the level of the window', () => {
    const window = hills();
    const mfcc = windowToMfcc(window);
    expect(mfcc).toHaveLength(windowFrames * coefficients);
    const plain = toMfcc(window.subarray(5 * melBands, 6 * melBands), coefficients);
    const ours = mfcc.subarray(5 * coefficients, 6 * coefficients);
    expect(
      greatestDifference(
        ours.subarray(1),
        plain.subarray(1).map((x) => x / 20),
      ),
    ).toBeLessThan(1e-5);
    const levels = mfcc.filter((_, index) => index % coefficients === 0);
    expect(levels.reduce((sum, level) => sum + level, 0)).toBeCloseTo(0, 4);
  });

  it('does not depend on the gain', () => {
    const mfcc = windowToMfcc(hills());
    for (const gainDb of [-40, -20, -6, 6, 20]) {
      const quieter = windowToMfcc(hills().map((db) => db + gainDb));
      expect(greatestDifference(quieter, mfcc)).toBeLessThan(1e-5);
    }
  });

  it('raises what lies too far below the loudest cell', () => {
    const window = hills();
    const loudest = Math.max(...window);
    const holes = window.map((db, cell) => (cell % 11 ? db : -100));
    const limited = holes.map((db) => Math.max(db, loudest - dynamicRangeDb));
    expect(greatestDifference(windowToMfcc(holes), windowToMfcc(limited))).toBeLessThan(1e-6);
  });

  it('is all 0 for a window without any shape, such as silence', () => {
    const mfcc = windowToMfcc(new Float32Array(CELLS).fill(-100));
    expect(mfcc.every((value) => Math.abs(value) < 1e-4)).toBe(true);
  });

  it('leaves its input alone', () => {
    const window = hills();
    windowToMfcc(window);
    expect(window).toEqual(hills());
  });
});

describe('toMfcc', () => {
  it('can be turned back when all coefficients are kept', () => {
    const bands = hills().subarray(0, melBands);
    const mfcc = toMfcc(bands, melBands);
    const basis = dctBasis(melBands, melBands);
    const back = bands.map((_, band) =>
      mfcc.reduce((sum, value, row) => sum + value * basis[row * melBands + band]!, 0),
    );
    expect(greatestDifference(back, bands)).toBeLessThan(1e-3);
  });
});
