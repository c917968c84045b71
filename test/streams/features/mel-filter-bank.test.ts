import { describe, expect, it } from 'vitest';
import { createMelFilterBank } from '../../../streams/features/mel-filter-bank.js';

const bank = createMelFilterBank({ bands: 40, fftSize: 8192, sampleRateHz: 22_050 });
const HZ_PER_BIN = 22_050 / 8192;

describe('createMelFilterBank', () => {
  it('gives every band the area 1', () => {
    for (const weights of bank.weights) {
      const area = weights.reduce((sum, weight) => sum + weight, 0) * HZ_PER_BIN;
      expect(area).toBeCloseTo(1, 2);
    }
  });

  it('ends at half the sample rate and never weighs negatively', () => {
    const last = bank.weights.length - 1;
    const end = (bank.firstBin[last]! + bank.weights[last]!.length) * HZ_PER_BIN;
    expect(Math.abs(end - 11_025)).toBeLessThan(HZ_PER_BIN);
    expect(bank.weights.every((weights) => weights.every((weight) => weight >= 0))).toBe(true);
  });
});
