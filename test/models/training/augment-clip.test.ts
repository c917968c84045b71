import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  augmentClip,
  defaultAugmentation,
  noAugmentation,
} from '../../../models/training/augment-clip.js';
import { columnsFor, countWindows } from '../../../models/training/cut-windows.js';
import { oneCycleRate } from '../../../models/training/learning-rate.js';
import { createRandom, shuffled } from '../../../models/training/random.js';

const BANDS = 128;
const clip = Float32Array.from({ length: 60 * BANDS }, (_, cell) => ((cell * 7919) % 80) - 80);

describe('augmentClip', () => {
  it('only cuts when every change is switched off', () => {
    const crop = augmentClip(clip, 60, noAugmentation, createRandom('cut'));
    expect(crop).toEqual(clip);
  });

  it('plays a clip that is shorter than the crop again from its start', () => {
    const crop = augmentClip(clip, 150, noAugmentation, createRandom('short'));
    expect(crop.subarray(60 * BANDS, 120 * BANDS)).toEqual(clip);
  });

  it('gives finite cells of the length asked for, whatever the seed, also of clips that are too short', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 150 }), (seed, columns) => {
        const crop = augmentClip(clip, columns, defaultAugmentation, createRandom(seed));
        expect(crop).toHaveLength(columns * BANDS);
        expect(crop.every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it('repeats itself with the same seed and differs with another', () => {
    const crop = (seed: number) => augmentClip(clip, 40, defaultAugmentation, createRandom(seed));
    expect(crop(1)).toEqual(crop(1));
    expect(crop(1)).not.toEqual(crop(2));
  });
});

describe('training order and rate', () => {
  it('shuffles without losing anything', () => {
    const items = [1, 2, 3, 4, 5, 6, 7];
    const order = shuffled(items, createRandom('order'));
    expect(order).not.toEqual(items);
    expect([...order].sort()).toEqual(items);
  });

  it('counts back the windows that the columns were made for', () => {
    for (const windows of [1, 2, 6, 27]) expect(countWindows(columnsFor(windows))).toBe(windows);
    expect(countWindows(38)).toBe(0);
  });

  it('rises to the peak in the first quarter and falls to almost nothing', () => {
    expect(oneCycleRate(0, 1)).toBeCloseTo(0.05);
    expect(oneCycleRate(0.25, 1)).toBeCloseTo(1, 2);
    expect(oneCycleRate(1, 1)).toBeCloseTo(0.001);
    expect(oneCycleRate(0.1, 1)).toBeLessThan(oneCycleRate(0.2, 1));
    expect(oneCycleRate(0.6, 1)).toBeGreaterThan(oneCycleRate(0.8, 1));
  });
});
