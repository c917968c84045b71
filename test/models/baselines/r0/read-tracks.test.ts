import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTracks } from '../../../../models/baselines/r0/read-tracks.js';
import { fillMissing } from '../../../../models/baselines/rows/fill-missing.js';
import { withoutSharedArtists } from '../../../../models/baselines/rows/without-shared-artists.js';
import { madeUpNineGenres } from '../../../helpers/made-up-genres.js';
import { writeTable } from '../../../helpers/write-table.js';

const real = process.env.EARSHOT_DATA;

describe('the tracks of R0', () => {
  let data: string;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'earshot-tracks-'));
    const tracks = madeUpNineGenres(60);
    tracks[0] = { ...tracks[0], artists: 'artist 0;artist 7' };
    await writeTable(data, 'nine_genre_tracks_substitute', tracks);
  });

  afterAll(() => rm(data, { recursive: true, force: true }));

  it('are those whose artists carry exactly one of the nine names', async () => {
    const { rows, found } = await readTracks(data, {});
    expect([found, rows.count, rows.width, rows.names.length]).toEqual([60, 54, 13, 9]);
  });

  it('can have the key as twelve inputs, and tracks of several artists left out', async () => {
    const { rows } = await readTracks(data, { oneHotKey: true, singleArtist: true });
    expect([rows.count, rows.width]).toEqual([53, 24]);
    const keys = rows.inputs.subarray(12, 24);
    expect(keys.reduce((sum, value) => sum + value, 0)).toBe(1);
  });

  it('get the mean where the popularity is missing', async () => {
    const { rows } = await readTracks(data, {});
    expect(rows.inputs[10]).toBeNaN();
    const filled = fillMissing(rows, rows);
    const known = [...rows.inputs].filter((value, i) => i % 13 === 10 && !Number.isNaN(value));
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    expect(filled.inputs[10]).toBeCloseTo(mean, 3);
    expect(filled.inputs.some(Number.isNaN)).toBe(false);
  });

  it('are not learnt from when a guest of theirs is tested', () => {
    const artists = ['a;b', 'b', 'c', 'd;c', 'e'];
    expect(withoutSharedArtists(artists, { test: [1, 2], train: [0, 3, 4] })).toEqual({
      test: [1, 2],
      train: [4],
    });
  });
});

describe.skipIf(!real)('the substitute for the table of R0', () => {
  it('has 29,954 tracks with exactly one of the names', async () => {
    const { rows, found } = await readTracks(real ?? '', {});
    expect([found, rows.count]).toEqual([32_079, 29_954]);
  });
});
