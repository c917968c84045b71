import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  FEATURE_SET,
  SAMPLE_RATE_HZ,
  extractFeatures,
  splitIntoFrames,
  toMfcc,
  type FeatureFrame,
} from '../../../streams/index.js';
import { collect } from '../../helpers/collect.js';
import { compareChroma } from '../../helpers/compare-chroma.js';
import { synthesiseChords } from '../../helpers/synthesise-chords.js';
import { toChunks } from '../../helpers/to-chunks.js';

type Rows = readonly number[][];
type Reference = {
  readonly frameCount: number;
  readonly frames: readonly number[];
  readonly logMelDb: Rows;
  readonly mfcc: Rows;
  readonly magnitudeChroma: Rows;
};

const fixture = new URL('../../fixtures/librosa/synthetic.json', import.meta.url);
const reference = JSON.parse(readFileSync(fixture, 'utf8')) as Reference;

const featuresOf = (wave: Float32Array): FeatureFrame[] =>
  collect(toChunks(wave), (chunks) => chunks.pipe(splitIntoFrames(), extractFeatures()));

const sine = (hz: number, amplitude = 0.5): Float32Array =>
  Float32Array.from(
    { length: SAMPLE_RATE_HZ / 2 },
    (_, n) => amplitude * Math.sin((2 * Math.PI * hz * n) / SAMPLE_RATE_HZ),
  );

/** Greatest difference between what each frame gives and the reference's rows. */
const worstError = (rows: Rows, valuesOf: (row: number) => Float32Array): number =>
  Math.max(
    ...rows.flatMap((row, index) => {
      const ours = valuesOf(index);
      return row.map((value, k) => Math.abs(value - ours[k]!));
    }),
  );

describe('extractFeatures against librosa', () => {
  const live = featuresOf(synthesiseChords());
  const chosen = reference.frames.map((frame) => live[frame]!);

  it('gives as many frames', () => expect(live).toHaveLength(reference.frameCount));

  it('gives the same log-mel bands', () => {
    expect(worstError(reference.logMelDb, (row) => chosen[row]!.logMelDb)).toBeLessThan(0.1);
  });

  it('gives the same MFCC', () => {
    const mfccOf = (row: number): Float32Array => toMfcc(chosen[row]!.logMelDb, 20);
    expect(worstError(reference.mfcc, mfccOf)).toBeLessThan(0.1);
  });

  it('gives a chroma of the same shape, strongest where librosa finds a note of the chord', () => {
    const chroma = chosen.map((frame) => frame.chroma);
    expect(compareChroma(chroma, reference.magnitudeChroma).correlation).toBeGreaterThan(0.95);
    const found = chroma.map((row, index) => reference.magnitudeChroma[index]![row.indexOf(1)]!);
    expect(Math.min(...found)).toBeGreaterThan(0.8);
  });
});

describe('extractFeatures', () => {
  it('finds frequency, level and pitch class of a tone', () => {
    const frame = featuresOf(sine(440))[3]!;
    expect(frame.centroidHz).toBeCloseTo(440, -1);
    expect(frame.rms).toBeCloseTo(0.5 / Math.SQRT2, 2);
    expect(frame.peak).toBeCloseTo(0.5, 2);
    expect(frame.flatness).toBeLessThan(0.05);
    expect(frame.zeroCrossingRate).toBeCloseTo((2 * 440) / SAMPLE_RATE_HZ, 2);
    expect(frame.chroma.indexOf(1)).toBe(9);
  });

  it('has a flux where the sound changes, none where it starts', () => {
    const frames = featuresOf(Float32Array.from([...sine(441, 0.1), ...sine(3_000, 0.5)]));
    expect(frames[0]!.flux).toBe(0);
    const steady = frames[4]!.flux;
    expect(Math.max(...frames.map((frame) => frame.flux))).toBeGreaterThan(10 * steady);
  });

  const noSound = new Float32Array(SAMPLE_RATE_HZ / 2);
  it.each([
    ['silence', noSound],
    ['DC', noSound.map(() => 1)],
    ['NaN', noSound.map(() => NaN)],
    ['an overflow', noSound.map((_, n) => (n % 2 ? 3e38 : -3e38))],
    ['the least sound', noSound.map((_, n) => (n % 9 ? 1e-30 : 0))],
  ])('never gives NaN: %s', (_, wave) => {
    for (const { logMelDb, chroma, ...rest } of featuresOf(wave)) {
      const { interrupted, ...numbers } = rest;
      expect(interrupted).toBe(false);
      expect(Object.values(numbers).every(Number.isFinite)).toBe(true);
      expect(logMelDb.every((db) => db >= -100 && db < 200)).toBe(true);
      expect(chroma.every((value) => value >= 0 && value <= 1)).toBe(true);
    }
  });

  it('refuses a frame of another size', () => {
    const [frame] = collect(toChunks(sine(440)), splitIntoFrames());
    const short = { ...frame!, samples: new Float32Array(512) };
    expect(() => collect([short], (frames) => frames.pipe(extractFeatures()))).toThrow(
      `A frame has ${FEATURE_SET.fftSize} samples, got 512.`,
    );
  });
});
