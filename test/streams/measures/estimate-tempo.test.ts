import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { estimateTempo } from '../../../streams/measures/estimate-tempo.js';
import { ONSETS_PER_SECOND, OnsetMeter } from '../../../streams/measures/onset-meter.js';

/** A short click on each beat. */
const clicks = (bpm: number, seconds: number): Float32Array => {
  const wave = new Float32Array(seconds * SAMPLE_RATE_HZ);
  for (let beat = 0; (beat * 60) / bpm < seconds; beat++) {
    const start = Math.round(((beat * 60) / bpm) * SAMPLE_RATE_HZ);
    for (let at = 0; at < 400 && start + at < wave.length; at++) {
      wave[start + at] = 0.8 * Math.exp(-at / 80) * (at % 7 < 3 ? 1 : -1);
    }
  }
  return wave;
};

const tempoOf = (wave: Float32Array): number | undefined => {
  const meter = new OnsetMeter();
  meter.push(wave);
  return estimateTempo(meter.read(), ONSETS_PER_SECOND);
};

describe('estimateTempo', () => {
  it('finds the beat of clicks, or twice or half of it, within 2 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 200 }), (bpm) => {
        const found = tempoOf(clicks(bpm, 12))!;
        const octave = 2 ** Math.round(Math.log2(found / bpm));
        expect(Math.abs(found / (bpm * octave) - 1)).toBeLessThan(0.02);
      }),
      { numRuns: 30 },
    );
  });

  it.each([90, 100, 120, 140])('does not mistake the octave at %d', (bpm) => {
    expect(tempoOf(clicks(bpm, 12))! / bpm).toBeCloseTo(1, 1);
  });

  it('forgets what is longer ago than 12 s', () => {
    const meter = new OnsetMeter();
    meter.push(clicks(90, 60));
    meter.push(clicks(130, 13));
    const tempo = estimateTempo(meter.read(), ONSETS_PER_SECOND)!;
    expect(tempo / 130).toBeCloseTo(1, 1);
  });

  it('knows none of less than 6 s, of silence, and of a tone that just goes on', () => {
    expect(tempoOf(clicks(120, 5))).toBeUndefined();
    expect(tempoOf(new Float32Array(12 * SAMPLE_RATE_HZ))).toBeUndefined();
    expect(estimateTempo(new Float32Array(500).fill(1), ONSETS_PER_SECOND)).toBeUndefined();
  });

  it('is not spoilt by what is no sound', () => {
    const meter = new OnsetMeter();
    meter.push(Float32Array.of(NaN, Infinity, 1e30));
    meter.push(clicks(120, 12));
    expect(estimateTempo(meter.read(), ONSETS_PER_SECOND)! / 120).toBeCloseTo(1, 1);
  });
});
