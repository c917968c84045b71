import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGenreTracks } from '../../../../models/baselines/r3/read-genre-tracks.js';
import { readStatistics } from '../../../../models/baselines/r3/read-statistics.js';
import { readTracks } from '../../../../models/baselines/r3/read-tracks.js';
import { madeUpSong, madeUpSongs } from '../../../helpers/made-up-songs.js';
import { madeUpRows, madeUpStatistics, madeUpTrack } from '../../../helpers/made-up-tracks.js';
import { writeTable } from '../../../helpers/write-table.js';

const real = process.env.EARSHOT_DATA;

const closeTo = (values: readonly (string | number)[]) =>
  values.map((value) => expect.closeTo(Number(value), 4) as number);

describe('the tables of R3, made up', () => {
  let data: string;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'earshot-r3-'));
    const nameless = { ...madeUpTrack(9), artists: '' };
    await writeTable(data, 'spotify_tracks_114000', [...madeUpRows(9, madeUpTrack), nameless]);
    await writeTable(data, 'fma_extras_echonest_2319', madeUpRows(81, madeUpStatistics).reverse());
    await writeTable(data, 'music_genre_50005', madeUpSongs(12));
  });
  afterAll(() => rm(data, { recursive: true, force: true }));

  it('give six inputs and five targets of a track, grouped by the first artist', async () => {
    const { inputs, targets } = await readTracks(data);
    const track = madeUpTrack(1);
    const { valence, tempo, loudness, key, mode } = track;
    expect([inputs[0].count, inputs[0].width, targets.width]).toEqual([10, 6, 5]);
    expect([...inputs[0].inputs.subarray(6, 12)]).toEqual(
      closeTo([valence, tempo, loudness, key, mode, 4]),
    );
    expect([...targets.inputs.subarray(5, 10)]).toEqual(
      closeTo([
        track.danceability,
        track.energy,
        track.speechiness,
        track.acousticness,
        track.instrumentalness,
      ]),
    );
    expect(targets.groups.slice(2, 4)).toEqual(['artist 0', 'artist 1']);
    expect(targets.groups[9]).toBe('track 9');
  });

  it('give statistics as a sequence of three blocks, filled up with zeros', async () => {
    const { inputs } = await readStatistics(data);
    const [first] = madeUpRows(81, madeUpStatistics).reverse();
    const row = inputs[0].inputs.subarray(0, 60);
    expect([...row.subarray(0, 2)]).toEqual(closeTo([first.mfcc_0, first.mfcc_1]));
    expect([...row.subarray(13, 20)]).toEqual(new Array(7).fill(0));
    expect([...row.subarray(20, 22)]).toEqual(closeTo([first.chroma_0, first.chroma_1]));
    expect([...row.subarray(40, 41)]).toEqual(closeTo([first.spec_contrast_0]));
    expect([...row.subarray(47, 60)]).toEqual(new Array(13).fill(0));
  });

  it('give key, mode and loudness of statistics: A minor at -20 dB', async () => {
    const { inputs, targets } = await readStatistics(data);
    const [valence, ...others] = inputs[1].inputs.subarray(0, 6);
    expect(valence).toBeCloseTo(Number(madeUpStatistics(80).en_valence), 4);
    expect(others).toEqual(closeTo([120, -20, 9, 0, 4]));
    expect(targets.inputs[0]).toBeCloseTo(Number(madeUpStatistics(80).en_danceability), 4);
  });

  it('keep forty neighbouring ids together, in whatever order they stand', async () => {
    const { groups } = (await readStatistics(data)).targets;
    const sizes = [...new Set(groups)].map((name) => groups.filter((own) => own === name).length);
    expect(sizes).toEqual([1, 40, 40]);
    expect(groups.slice(-40).every((group) => group === groups[80])).toBe(true);
  });

  it('give keys as pitch classes, and only tracks with a tempo', async () => {
    const { inputs, targets } = await readGenreTracks(data);
    expect(inputs[0].count).toBe(15);
    const [key, mode, signature] = inputs[0].inputs.subarray(3, 6);
    expect([key, mode, signature]).toEqual([9, 1, 4]);
    expect(targets.groups[0]).toBe(madeUpSong(0).artist_name);
  });
});

describe.skipIf(!real)('the tables of R3, real', () => {
  it('have as many tracks as they are said to have', async () => {
    const data = real as string;
    expect((await readTracks(data)).targets.count).toBe(114_000);
    expect((await readGenreTracks(data)).targets.count).toBe(45_020);
    const { targets } = await readStatistics(data);
    expect([targets.count, new Set(targets.groups).size]).toEqual([2319, 58]);
    expect(targets.inputs.every((value) => value >= 0 && value <= 1)).toBe(true);
  });
});
