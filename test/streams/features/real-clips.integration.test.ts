import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  SAMPLE_RATE_HZ,
  extractFeatures,
  splitIntoFrames,
  toFeatureWindows,
  toMfcc,
} from '../../../streams/index.js';
import { collect } from '../../helpers/collect.js';
import { compareChroma } from '../../helpers/compare-chroma.js';
import { frameAt } from '../../helpers/frame-at.js';
import { needs } from '../../helpers/needs.js';
import { DATA_FOLDER, listClips, openGivenFrames, readClip } from '../../helpers/real-clips.js';
import { report } from '../../helpers/report.js';
import { toChunks } from '../../helpers/to-chunks.js';

type Rows = readonly number[][];
type ClipReference = { frames: number[]; mfcc: Rows; chroma: Rows; magnitudeChroma: Rows };
type Reference = Record<string, ClipReference>;

const fixture = new URL('../../fixtures/librosa/clips.json', import.meta.url);
const reference = JSON.parse(readFileSync(fixture, 'utf8')) as Reference;
const data = DATA_FOLDER ?? '';

/** Absolute differences in dB of a live frame and a given column, which was floored. */
const differences = (live: Float32Array, given: Float32Array, floorDb: number): Float32Array =>
  live.map((cell, band) => Math.abs(Math.max(cell, floorDb) - given[band]!));

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

describe.skipIf(!DATA_FOLDER || !needs('ffmpeg'))('live features of real clips', () => {
  it('match the given log-mel frames on every FLAC clip', { timeout: 120_000 }, () => {
    const givenFrames = openGivenFrames(data);
    const clips = listClips(data, '.flac').map((path) => {
      const wave = readClip(data, path);
      const { columns, centres, floorDb } = givenFrames(path);
      const cells = columns.map((column, index) => {
        const frames = centres[index]!.map((centre) => frameAt(wave, centre));
        return collect(frames, extractFeatures())
          .map((frame) => differences(frame.logMelDb, column, floorDb))
          .reduce((best, other) => (mean(other) < mean(best) ? other : best));
      });
      return {
        path,
        mean: mean(cells.map(mean)),
        worst: Math.max(...cells.map((c) => Math.max(...c))),
      };
    });
    const total = mean(clips.map((clip) => clip.mean));
    for (const clip of clips) {
      report(`${clip.path}: mean ${clip.mean.toFixed(3)} dB, worst ${clip.worst.toFixed(2)} dB`);
    }
    report(`log-mel against the given frames, ${clips.length} clips: mean ${total.toFixed(3)} dB`);
    expect(clips.length).toBeGreaterThan(0);
    expect(total).toBeLessThan(0.12);
    for (const clip of clips) expect(clip.mean, clip.path).toBeLessThan(0.3);
    for (const clip of clips) expect(clip.worst, clip.path).toBeLessThan(2);
  });

  it.each(Object.keys(reference))('match librosa in MFCC and chroma on %s', (path) => {
    const { frames, mfcc, chroma, magnitudeChroma } = reference[path]!;
    const live = collect(toChunks(readClip(data, path)), (chunks) =>
      chunks.pipe(splitIntoFrames(), extractFeatures()),
    );
    const errors = frames.flatMap((frame, row) =>
      Array.from(toMfcc(live[frame]!.logMelDb, 20), (value, k) => Math.abs(value - mfcc[row]![k]!)),
    );
    const liveChroma = frames.map((frame) => live[frame]!.chroma);
    const alike = compareChroma(liveChroma, magnitudeChroma);
    const { correlation } = compareChroma(liveChroma, chroma);
    report(
      `${path}: MFCC mean error ${mean(errors).toFixed(4)}, worst ${Math.max(...errors).toFixed(3)}; ` +
        `chroma correlation ${alike.correlation.toFixed(3)}, same strongest ${alike.strongestAgrees} ` +
        `(librosa on power instead of magnitude: ${correlation.toFixed(3)})`,
    );
    expect(Math.max(...errors)).toBeLessThan(0.3);
    expect(alike.correlation).toBeGreaterThan(0.9);
    expect(alike.strongestAgrees).toBeGreaterThan(0.7);
  });

  it.each(Object.keys(reference))('do not depend on the gain of %s', (path) => {
    const wave = readClip(data, path).subarray(0, 10 * SAMPLE_RATE_HZ);
    const loud = collect(toChunks(wave), toFeatureWindows());
    const errors = [-40, -30, -20, -10].map((gainDb) => {
      const quietWave = wave.map((sample) => sample * 10 ** (gainDb / 20));
      const quiet = collect(toChunks(quietWave), toFeatureWindows());
      return quiet.flatMap(({ mfcc }, index) =>
        Array.from(mfcc, (value, cell) => Math.abs(value - loud[index]!.mfcc[cell]!)),
      );
    });
    const worst = errors.flat().reduce((most, error) => Math.max(most, error), 0);
    report(`${path}: -40 to 0 dB of gain move windowToMfcc by at most ${worst.toExponential(1)}`);
    expect(worst).toBeLessThan(1e-3);
  });
});
