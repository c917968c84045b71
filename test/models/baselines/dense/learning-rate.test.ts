import { describe, expect, it } from 'vitest';
import {
  constantRate,
  fadingRate,
  halvingRate,
} from '../../../../models/baselines/dense/learning-rate.js';

describe('learning rates', () => {
  it('halves in one step each five epochs on a staircase', () => {
    const rate = halvingRate(1e-4, 5, 'staircase');
    expect([0, 4.99, 5, 9.99, 10].map(rate)).toEqual([1e-4, 1e-4, 5e-5, 5e-5, 2.5e-5]);
  });

  it('halves a little with each batch when it is smooth', () => {
    const rate = halvingRate(1e-4, 5, 'smooth');
    expect(rate(2.5)).toBeCloseTo(1e-4 / Math.SQRT2, 12);
    expect(rate(5)).toBeCloseTo(5e-5, 12);
  });

  it('fades by a factor after each epoch', () => {
    const rate = fadingRate(1e-3, 0.9);
    expect(rate(0.9)).toBe(1e-3);
    expect(rate(3)).toBeCloseTo(1e-3 * 0.9 ** 3, 12);
  });

  it('stays where it is', () => {
    expect(constantRate(0.01)(7)).toBe(0.01);
  });
});
