import { readFileSync } from 'node:fs';
import { map } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { StatisticsMeter } from '../../../../models/tracks/statistics/statistics-meter.js';
import {
  STATISTIC_COUNTS,
  STATISTIC_VALUES,
} from '../../../../models/tracks/statistics/statistics-sequence.js';
import { measureTrackFrame, SAMPLE_RATE_HZ, splitIntoFrames } from '../../../../streams/index.js';
import { collect } from '../../../helpers/collect.js';
import { synthesiseChords } from '../../../helpers/synthesise-chords.js';
import { toChunks } from '../../../helpers/to-chunks.js';

type Reference = Readonly<Record<'mfcc' | 'chroma' | 'contrast', readonly number[]>> & {
  readonly frames: readonly number[];
  readonly contrastOfFrames: readonly (readonly number[])[];
};

const reference = JSON.parse(
  readFileSync(new URL('../../../fixtures/librosa/track-statistics.json', import.meta.url), 'utf8'),
) as Reference;

const recording = (): Float32Array => {
  const chords = synthesiseChords();
  const wave = new Float32Array(chords.length + SAMPLE_RATE_HZ / 2);
  wave.set(chords);
  return wave;
};

const framesOf = (wave: Float32Array) => {
  const measure = map(measureTrackFrame);
  return collect(toChunks(wave), (chunks) => measure(splitIntoFrames()(chunks)));
};

const hear = (wave: Float32Array) => {
  const meter = new StatisticsMeter();
  framesOf(wave).forEach((frame) => meter.push(frame));
  const sequence = meter.read();
  const [mfcc, chroma, contrast] = STATISTIC_COUNTS.map((count, step) => [
    ...sequence.subarray(step * STATISTIC_VALUES, step * STATISTIC_VALUES + count),
  ]);
  return { mfcc: mfcc!, chroma: chroma!, contrast: contrast! };
};

const greatestDifference = (ours: readonly number[], theirs: readonly number[]): number => {
  expect(ours).toHaveLength(theirs.length);
  return Math.max(...ours.map((value, place) => Math.abs(value - theirs[place]!)));
};

describe('statistics of a whole recording', () => {
  it('are those that librosa has, with silence raised to 80 dB below the loudest', () => {
    const { mfcc, chroma, contrast } = hear(recording());
    expect(greatestDifference(mfcc, reference.mfcc)).toBeLessThan(0.05);
    expect(greatestDifference(chroma, reference.chroma)).toBeLessThan(0.001);
    // The window is symmetric here and periodic there: between pure tones that shows.
    expect(greatestDifference(contrast, reference.contrast)).toBeLessThan(0.15);
  });

  it('have the contrast of each frame as librosa has it', () => {
    const frames = framesOf(recording());
    reference.frames.forEach((frame, place) => {
      const { peaksDb, valleysDb } = frames[frame]!;
      const contrast = [...peaksDb].map((peak, band) => peak - valleysDb[band]!);
      expect(greatestDifference(contrast, reference.contrastOfFrames[place]!)).toBeLessThan(0.15);
    });
  });

  it('of louder sound differ in MFCC 0 alone', () => {
    const quiet = hear(synthesiseChords().map((sample) => sample / 4));
    const loud = hear(synthesiseChords());
    const mels = 128;
    expect(loud.mfcc[0]! - quiet.mfcc[0]!).toBeCloseTo(Math.sqrt(mels) * 20 * Math.log10(4), 1);
    expect(greatestDifference(loud.mfcc.slice(1), quiet.mfcc.slice(1))).toBeLessThan(0.01);
    expect(greatestDifference(loud.chroma, quiet.chroma)).toBeLessThan(1e-4);
    expect(greatestDifference(loud.contrast, quiet.contrast)).toBeLessThan(1e-3);
  });
});
