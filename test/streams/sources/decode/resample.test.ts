import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFilterBank } from '../../../../streams/sources/decode/filter-bank.js';
import { createResampler } from '../../../../streams/sources/decode/resample.js';
import { makeSine } from '../../../helpers/make-sine.js';
import { signalToNoiseDb } from '../../../helpers/signal-to-noise.js';

const OUT_HZ = 22_050;

const resampleAll = (wave: Float32Array, inHz: number, pieces: readonly number[] = [4096]) => {
  const resampler = createResampler(inHz, OUT_HZ);
  const out: number[] = [];
  for (let at = 0, turn = 0; at < wave.length; turn++) {
    const size = pieces[turn % pieces.length]!;
    out.push(...resampler.push(wave.subarray(at, at + size)));
    at += size;
  }
  out.push(...resampler.flush());
  return Float32Array.from(out);
};

const peakDb = (wave: Float32Array): number =>
  20 * Math.log10(wave.slice(500, -500).reduce((peak, x) => Math.max(peak, Math.abs(x)), 1e-12));

describe('createResampler', () => {
  it.each([8000, 11_025, 16_000, 32_000, 44_100, 48_000, 96_000, 192_000])(
    'keeps a 1 kHz tone at %i Hz in time, in level and 80 dB clean',
    (inHz) => {
      const wave = makeSine(1000, inHz, 0.5);
      const out = resampleAll(wave, inHz);
      expect(out.length).toBe(Math.ceil((wave.length * OUT_HZ) / inHz));
      expect(signalToNoiseDb(makeSine(1000, OUT_HZ, 0.5), out)).toBeGreaterThan(80);
    },
  );

  it.each([44_100, 48_000, 96_000])(
    'makes a 15 kHz tone at %i Hz vanish instead of folding it',
    (inHz) => {
      expect(peakDb(resampleAll(makeSine(15_000, inHz, 0.5, 1), inHz))).toBeLessThan(-80);
    },
  );

  it.each([
    [8000, -0.01],
    [9500, -0.25],
    [10_000, -1.5],
  ])('lets %i Hz through at more than %f dB', (hz, leastDb) => {
    expect(peakDb(resampleAll(makeSine(hz, 44_100, 0.5, 1), 44_100))).toBeGreaterThan(leastDb);
  });

  it('keeps a constant constant, whatever the phase', () => {
    const out = resampleAll(new Float32Array(9600).fill(0.25), 48_000);
    for (const sample of out.slice(100, -100)) expect(sample).toBeCloseTo(0.25, 5);
  });

  it.each([44_101, 95_999, 767_999])(
    'keeps a tone 80 dB clean at %i Hz too, of whose filters it holds no more than 2 MB',
    (inHz) => {
      const out = resampleAll(makeSine(1000, inHz, 0.25), inHz);
      expect(signalToNoiseDb(makeSine(1000, OUT_HZ, 0.25), out)).toBeGreaterThan(80);
      const { filter, phases } = buildFilterBank(inHz, OUT_HZ, 32);
      const held = new Set<Float32Array>();
      for (let phase = 0; phase < phases; phase += 1) held.add(filter(phase));
      const bytes = [...held].reduce((sum, { byteLength }) => sum + byteLength, 0);
      expect(bytes).toBeLessThan(2.1e6);
      expect(phases).toBe(OUT_HZ);
    },
  );

  it('hands samples of the wanted rate through untouched', () => {
    const wave = makeSine(440, OUT_HZ, 0.1);
    expect(resampleAll(wave, OUT_HZ)).toEqual(wave);
  });

  it('gives the same samples however the input is cut', () => {
    const rates = fc.constantFrom(8000, 11_025, 44_056, 44_100, 48_000, 192_000);
    const sizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rates, sizes, (inHz, pieces) => {
        const wave = makeSine(997, inHz, 0.02);
        expect(resampleAll(wave, inHz, pieces)).toEqual(resampleAll(wave, inHz, [wave.length]));
      }),
      { numRuns: 60 },
    );
  });
});
