import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseSpectrum } from '../../../streams/features/analyse-spectrum.js';
import { FEATURE_SET, SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { askMeyda } from '../../helpers/ask-meyda.js';
import { collect } from '../../helpers/collect.js';
import { cutFrames } from '../../helpers/cut-frames.js';
import { synthesiseChords } from '../../helpers/synthesise-chords.js';
import { synthesiseSweep } from '../../helpers/synthesise-sweep.js';
import { toChunks } from '../../helpers/to-chunks.js';

const { fftSize } = FEATURE_SET;

const greatestDifference = (ours: ArrayLike<number>, theirs: ArrayLike<number>): number =>
  Array.from(ours, (value, index) => Math.abs(value - theirs[index]!)).reduce(
    (most, each) => Math.max(most, each),
    0,
  );

/** The spectra to the bit or the one beside it, the rest to what 32 bits hold. */
const expectSameAsMeyda = (samples: Float32Array): void => {
  const ours = analyseSpectrum(samples);
  const theirs = askMeyda(samples);
  const loudest = theirs.amplitude.reduce((most, each) => Math.max(most, each), 0);
  expect(greatestDifference(ours.amplitude, theirs.amplitude)).toBeLessThanOrEqual(1e-7 * loudest);
  expect(greatestDifference(ours.power, theirs.power)).toBeLessThanOrEqual(2e-7 * loudest ** 2);
  expect(greatestDifference(ours.chroma, theirs.chroma)).toBeLessThan(1e-6);
  expect(ours.centroidHz).toBeCloseTo(theirs.centroidHz, 3);
  expect(ours.flatness).toBeCloseTo(theirs.flatness, 6);
  expect(ours.zeroCrossingRate).toBe(theirs.zeroCrossingRate);
};

const framesOf = (wave: Float32Array): Float32Array[] =>
  collect(toChunks(wave), cutFrames()).map(({ samples }) => samples);

describe('analyseSpectrum against Meyda', () => {
  it.each([
    ['chords', synthesiseChords()],
    ['a sweep', synthesiseSweep(SAMPLE_RATE_HZ)],
    ['chords 120 dB too quiet', synthesiseChords().map((sample) => sample * 1e-6)],
    ['chords 40 dB too loud', synthesiseChords().map((sample) => sample * 100)],
  ])('says the same of %s', (_, wave) => {
    const frames = framesOf(wave);
    expect(frames.length).toBeGreaterThan(10);
    frames.forEach(expectSameAsMeyda);
  });

  it('says the same of silence, DC, a click and the least sound', () => {
    const frame = new Float32Array(fftSize);
    const click = Float32Array.from(frame, (_, n) => (n === 700 ? 1 : 0));
    const least = frame.map((_, n) => (n % 9 ? 1e-30 : 0));
    [frame, frame.map(() => 1), click, least].forEach(expectSameAsMeyda);
  });

  it('says the same of any samples', () => {
    const sample = fc.double({ min: -1, max: 1, noNaN: true });
    const some = fc.array(sample, { minLength: 1, maxLength: 64 });
    const check = fc.property(some, fc.integer({ min: 1, max: 32 }), (values, each) => {
      const frame = Float32Array.from({ length: fftSize }, (_, n) =>
        n % each === 0 ? values[(n / each) % values.length]! : 0,
      );
      expectSameAsMeyda(frame);
    });
    fc.assert(check, { numRuns: 50 });
  });
});
