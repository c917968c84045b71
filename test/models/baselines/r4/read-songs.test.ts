import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSongs } from '../../../../models/baselines/r4/read-songs.js';
import { splitSongs } from '../../../../models/baselines/r4/split-songs.js';
import { measureCeiling } from '../../../../models/baselines/rows/measure-ceiling.js';
import { shareKnown } from '../../../../models/baselines/rows/share-known.js';
import { madeUpSong, madeUpSongs } from '../../../helpers/made-up-songs.js';
import { writeTable } from '../../../helpers/write-table.js';

const real = process.env.EARSHOT_DATA;

const countLabels = (labels: Int32Array, names: readonly string[]) =>
  Object.fromEntries(
    names.map((name, label) => [name, labels.filter((other) => other === label).length]),
  );

describe('the cleaning of R4 on a made-up table', () => {
  let data: string;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'earshot-songs-'));
    const unknown = { ...madeUpSong(60), artist_name: 'empty_field' };
    await writeTable(data, 'music_genre_50005', [...madeUpSongs(60), unknown]);
  });

  afterAll(() => rm(data, { recursive: true, force: true }));

  it('drops blank rows, tempos that are ? and durations of -1', async () => {
    const { rows, found } = await readSongs(data, true);
    expect([found, rows.count]).toEqual([69, 61]);
    expect(countLabels(rows.labels, rows.names)).toEqual({ Anime: 21, Blues: 20, Rap: 20 });
  });

  it('makes 11 numbers and one of 24 scales of a song, 10 numbers without popularity', async () => {
    const { rows, wide } = await readSongs(data, true);
    expect(rows.width).toBe(35);
    expect([...wide].sort((a, b) => a - b)).toEqual([0, 3, 7, 9]);
    const first = [...rows.inputs.subarray(0, 35)];
    expect(first[3]).toBe(madeUpSong(0).duration_ms);
    expect(first.slice(11).reduce((sum, value) => sum + value, 0)).toBe(1);
    expect(first[11]).toBe(1);
    expect((await readSongs(data, false)).rows.width).toBe(34);
  });

  it('keeps artists apart when it is honest, and never tests songs of unknown artists', async () => {
    const { rows } = await readSongs(data, true);
    for (const seed of [1, 2, 3, 4]) {
      const honest = splitSongs(rows, 'honest', seed);
      expect(shareKnown(rows.groups, honest)).toBe(0);
      expect(honest.train).toContain(60);
      expect(honest.train.length + honest.test.length).toBe(61);
    }
    const { test } = splitSongs(rows, 'report', 1);
    expect(test).toHaveLength(12);
  });
});

describe.skipIf(!real)('the cleaning of R4 on the real table', () => {
  it('leaves 40,560 rows in the counts that the report has', async () => {
    const { rows, found } = await readSongs(real ?? '', false);
    expect([found, rows.count, rows.width]).toEqual([50_005, 40_560, 34]);
    expect(countLabels(rows.labels, rows.names)).toEqual({
      Alternative: 4051,
      Anime: 4064,
      Blues: 4046,
      Classical: 4036,
      Country: 4049,
      Electronic: 4032,
      'Hip-Hop': 4077,
      Jazz: 4064,
      Rap: 4042,
      Rock: 4099,
    });
    const split = splitSongs(rows, 'report', 1);
    expect([split.train.length, split.test.length]).toEqual([32_448, 8112]);
    const { accuracy, ambiguous, commonest } = measureCeiling(rows);
    expect(ambiguous).toBe(2713);
    expect(commonest).toEqual({ labels: ['Hip-Hop', 'Rap'], sets: 1124 });
    expect(accuracy).toBeCloseTo(0.93, 3);
  });
});
