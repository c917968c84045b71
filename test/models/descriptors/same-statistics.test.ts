import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { correlate } from '../../../models/baselines/scores/correlate.js';
import { readCsv } from '../../../models/baselines/rows/read-csv.js';
import {
  HOP_VALUES,
  hopValues,
  logMelOfCepstrum,
  STATISTICS,
  toStatistics,
} from '../../../models/descriptors/sound-statistics.js';
import { toFeatureWindows } from '../../../streams/index.js';
import { collect } from '../../helpers/collect.js';
import { needs } from '../../helpers/needs.js';
import { report } from '../../helpers/report.js';
import { DATA_FOLDER, listClips, readClip } from '../../helpers/real-clips.js';
import { toChunks } from '../../helpers/to-chunks.js';

const CEPSTRA = Array.from({ length: 12 }, (_, index) => `mfcc${index + 2}_mean`);
const OTHERS = ['rms_mean', 'spectral_centroid_mean', 'zero_crossing_rate_mean'];

/** librosa's, of the whole clip. */
const readTable = async (data: string): Promise<Map<string, Float64Array>> => {
  const columns = ['filename', 'mfcc1_mean', ...CEPSTRA, ...OTHERS];
  const table = await readCsv(data, 'gtzan_features_30_sec', columns);
  return new Map(
    table.map((row) => {
      const numbers = (names: readonly string[]) => names.map((name) => Number(row[name]));
      const level = logMelOfCepstrum(Number(row['mfcc1_mean']));
      const name = row['filename']!.split('.').slice(0, 2).join('.');
      return [name, toStatistics([...numbers(CEPSTRA), level, ...numbers(OTHERS)])];
    }),
  );
};

/** Ours, of the windows that the live program would see. */
const hear = (data: string, path: string): Float64Array => {
  const rows = collect(toChunks(readClip(data, path)), toFeatureWindows()).map(hopValues);
  const mean = (place: number) => rows.reduce((sum, row) => sum + row[place]!, 0) / rows.length;
  return toStatistics(Float64Array.from({ length: HOP_VALUES }, (_, place) => mean(place)));
};

describe.skipIf(!DATA_FOLDER || !needs('ffmpeg'))('statistics of live windows', () => {
  it('are nearly those that librosa has of the same clips', { timeout: 300_000 }, async () => {
    const table = await readTable(DATA_FOLDER!);
    const paths = ['.flac', '.opus'].flatMap((ending) => listClips(DATA_FOLDER!, ending));
    const pairs = paths.flatMap((path) => {
      const theirs = table.get(basename(path).split('.').slice(0, 2).join('.'));
      return theirs ? [{ theirs, ours: hear(DATA_FOLDER!, path) }] : [];
    });
    expect(pairs.length).toBeGreaterThan(40);
    STATISTICS.forEach((name, place) => {
      const ours = pairs.map((pair) => pair.ours[place]!);
      const theirs = pairs.map((pair) => pair.theirs[place]!);
      const together = correlate(ours, theirs);
      report(`${name}: correlation ${together.toFixed(3)} over ${pairs.length} clips`);
      expect(together, name).toBeGreaterThan(0.9);
    });
  });
});
