import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSynthetic, SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { LoudnessMeter } from '../../../streams/measures/loudness-meter.js';
import { makeSine } from '../../helpers/make-sine.js';
import { needs } from '../../helpers/needs.js';
import { DATA_FOLDER, listClips, readClip } from '../../helpers/real-clips.js';

const measure = (...stretches: readonly Float32Array[]): LoudnessMeter => {
  const meter = new LoudnessMeter();
  for (const samples of stretches) meter.push(samples);
  return meter;
};

const sine = (seconds: number, amplitudeDb: number, hz = 1000) =>
  makeSine(hz, SAMPLE_RATE_HZ, seconds, 10 ** (amplitudeDb / 20));

describe('LoudnessMeter', () => {
  it('reads a mono sine of 1 kHz 3 dB under its peak', () => {
    const meter = measure(sine(20, -20));
    for (const lufs of [meter.shortTermLufs(), meter.integratedLufs()]) {
      expect(lufs).toBeCloseTo(-23, 1);
    }
  });

  it('hears bass less and treble more than the middle, as the curve has it', () => {
    const at = (hz: number) => measure(sine(5, -20, hz)).shortTermLufs()!;
    expect(at(30) - at(1000)).toBeLessThan(-6);
    expect(at(6000) - at(1000)).toBeCloseTo(3.3, 0);
  });

  it('leaves what is 10 LU softer than the rest out of the integrated loudness', () => {
    const gated = measure(sine(10, -46), sine(20, -20), sine(10, -46)).integratedLufs()!;
    expect(gated).toBeCloseTo(-23, 0);
    expect(Math.abs(gated + 23)).toBeLessThan(0.15);
  });

  it('knows nothing of too short sound and of silence', () => {
    expect(measure(sine(2.9, -20)).shortTermLufs()).toBeUndefined();
    const silent = measure(new Float32Array(5 * SAMPLE_RATE_HZ));
    expect(silent.shortTermLufs()).toBeUndefined();
    expect(silent.integratedLufs()).toBeUndefined();
  });

  it('is not spoilt for ever by what is no sound', () => {
    const garbage = Float32Array.of(NaN, Infinity, -Infinity, 1e30);
    expect(measure(garbage, sine(5, -20)).shortTermLufs()).toBeCloseTo(-23, 1);
  });

  it('says the same however the sound is cut', () => {
    const wave = renderSynthetic('demo', 5);
    const whole = measure(wave);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1 }), (sizes) => {
        const meter = new LoudnessMeter();
        for (let at = 0, turn = 0; at < wave.length; turn++) {
          const end = at + sizes[turn % sizes.length]!;
          meter.push(wave.subarray(at, end));
          at = end;
        }
        expect(meter.shortTermLufs()).toBeCloseTo(whole.shortTermLufs()!, 9);
        expect(meter.integratedLufs()).toBeCloseTo(whole.integratedLufs()!, 9);
      }),
      { numRuns: 20 },
    );
  });
});

const RAW = ['-f', 'f32le', '-ar', String(SAMPLE_RATE_HZ), '-ac', '1', '-i', 'pipe:0'];
const LOUDNESS =
  /t:\s*([\d.]+)\s+TARGET.*?M:\s*(-?[\d.]+|-inf|nan)\s+S:\s*(-?[\d.]+|-inf|nan).*?I:\s*(-?[\d.]+)/g;

/** Short-term and integrated loudness by ffmpeg after each tenth of a second. */
const askFfmpeg = (wave: Float32Array) => {
  const filter = ['-af', 'ebur128=framelog=verbose', '-loglevel', 'verbose', '-f', 'null', '-'];
  const { stderr } = spawnSync('ffmpeg', ['-hide_banner', '-nostats', ...RAW, ...filter], {
    input: Buffer.from(wave.buffer, wave.byteOffset, wave.byteLength),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return [...stderr.matchAll(LOUDNESS)].map(([, seconds, , shortTerm, integrated]) => ({
    step: Math.round(Number(seconds) * 10),
    shortTerm: Number(shortTerm),
    integrated: Number(integrated),
  }));
};

/** Differences to ffmpeg at each tenth of a second that is louder than its -60 LUFS. */
const compare = (wave: Float32Array) => {
  const meter = new LoudnessMeter();
  const ours = [0];
  const stepSamples = SAMPLE_RATE_HZ / 10;
  for (let at = 0; at + stepSamples <= wave.length; at += stepSamples) {
    meter.push(wave.subarray(at, at + stepSamples));
    ours.push(meter.shortTermLufs() ?? NaN);
  }
  const theirs = askFfmpeg(wave);
  const differences = theirs
    .filter(({ step, shortTerm }) => shortTerm > -60 && Number.isFinite(ours[step]))
    .map(({ step, shortTerm }) => Math.abs(ours[step]! - shortTerm));
  const integrated = Math.abs(meter.integratedLufs()! - theirs.at(-1)!.integrated);
  return { differences, integrated };
};

describe.skipIf(!needs('ffmpeg'))('LoudnessMeter and ffmpeg', () => {
  it('agree on made-up sound to the tenth that ffmpeg prints', () => {
    const { differences, integrated } = compare(renderSynthetic('demo', 20));
    expect(differences.length).toBeGreaterThan(100);
    expect(Math.max(...differences)).toBeLessThan(0.06);
    expect(integrated).toBeLessThan(0.1);
  });

  it.skipIf(!DATA_FOLDER)('agree on real clips', { timeout: 120_000 }, () => {
    const compared = listClips(DATA_FOLDER!, '.flac').map((path) =>
      compare(readClip(DATA_FOLDER!, path)),
    );
    const all = compared.flatMap(({ differences }) => differences);
    const mean = all.reduce((sum, each) => sum + each, 0) / all.length;
    expect(mean).toBeLessThan(0.03);
    expect(Math.max(...all)).toBeLessThan(0.06);
    expect(Math.max(...compared.map(({ integrated }) => integrated))).toBeLessThan(0.1);
  });
});
