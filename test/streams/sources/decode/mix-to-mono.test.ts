import { describe, expect, it } from 'vitest';
import { mixToMono } from '../../../../streams/sources/decode/mix-to-mono.js';

const constant = (value: number): Float32Array => new Float32Array(2).fill(value);

describe('mixToMono', () => {
  it('takes the mean of left and right', () => {
    expect(mixToMono([constant(1), constant(0.5)])[0]).toBeCloseTo(0.75);
  });

  it('keeps one loudness for any number of channels', () => {
    for (let count = 1; count <= 10; count++) {
      const channels = Array.from({ length: count }, () => constant(0.5));
      expect(mixToMono(channels)[1]).toBeCloseTo(0.5);
    }
  });

  it('lets the centre of 5.1 count most and leaves out the low frequencies', () => {
    const only = (index: number) =>
      mixToMono(Array.from({ length: 6 }, (_, channel) => constant(channel === index ? 1 : 0)))[0]!;
    expect([0, 1, 2, 3, 4, 5].map((index) => only(index).toFixed(3))).toEqual([
      '0.207',
      '0.207',
      '0.293',
      '0.000',
      '0.146',
      '0.146',
    ]);
  });

  it('counts samples that are no number as silence', () => {
    const mono = mixToMono([Float32Array.of(Number.NaN, Infinity, 0.5)]);
    expect([...mono]).toEqual([0, 0, 0.5]);
    const stereo = mixToMono([
      Float32Array.of(Number.NaN, 0.5, 1),
      Float32Array.of(0.5, -Infinity, Number.NaN),
    ]);
    expect([...stereo]).toEqual([0.25, 0.25, 0.5]);
  });
});
