import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byAffinity } from '../../../../models/baselines/clustering/affinity-propagation.js';
import {
  clusterGenres,
  genreMeans,
  groupByHand,
} from '../../../../models/baselines/r1/genre-groups.js';
import { HAND_GROUPS } from '../../../../models/baselines/r1/hand-groups.js';
import { GENRE_READINGS } from '../../../../models/baselines/r1/genre-readings.js';
import {
  type GenreTracks,
  readGenreTracks,
} from '../../../../models/baselines/r1/read-genre-tracks.js';
import { sampleGroups } from '../../../../models/baselines/r1/sample-groups.js';
import { scoreCloseness } from '../../../../models/baselines/r1/score-closeness.js';
import { holdOutRows } from '../../../../models/baselines/rows/hold-out-rows.js';
import { shareKnown } from '../../../../models/baselines/rows/share-known.js';
import { madeUpGenreTracks } from '../../../helpers/made-up-genres.js';
import { writeTable } from '../../../helpers/write-table.js';

const real = process.env.EARSHOT_DATA;

describe('genres put together', () => {
  let data: string;
  let tracks: GenreTracks;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'earshot-genres-'));
    await writeTable(data, 'spotify_tracks_114000', madeUpGenreTracks(480));
    tracks = await readGenreTracks(data);
  });

  afterAll(() => rm(data, { recursive: true, force: true }));

  it('come from 30 inputs with key and time signature as one-hots', () => {
    const { rows } = tracks;
    expect([rows.count, rows.width, rows.names.length]).toEqual([480, 30, 24]);
    const first = rows.inputs.subarray(0, 30);
    expect(first[12]).toBe(1);
    expect(first.subarray(13).reduce((sum, value) => sum + value, 0)).toBe(2);
  });

  it('have means between 0 and 1', () => {
    const means = genreMeans(tracks.rows);
    const energies = means.map((mean) => mean[3]);
    expect([means.length, means[0].length]).toEqual([24, 13]);
    expect([Math.min(...energies), Math.max(...energies)]).toEqual([0, 1]);
  });

  it('have means of all inputs or some, scaled as asked for', () => {
    const widths = GENRE_READINGS.map((reading) => genreMeans(tracks.rows, reading)[0].length);
    expect(widths).toEqual([13, 30, 29, 11, 13]);
    const tempos = genreMeans(tracks.rows, GENRE_READINGS[4]).map((mean) => mean[11]);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(tempos)).toBeCloseTo(0, 9);
    expect(sum(tempos.map((tempo) => tempo ** 2)) / 24).toBeCloseTo(1, 9);
  });

  it('are five by hand, without the genres that are in none', () => {
    const { names, groupOf } = groupByHand(tracks.rows);
    expect(names).toEqual(['latin', 'electronic', 'rock', 'pop', 'country']);
    expect(groupOf.filter((group) => group === -1)).toHaveLength(8);
    expect(groupOf[tracks.rows.names.indexOf('punk')]).toBe(2);
    expect(Object.values(HAND_GROUPS).map((genres) => genres.length)).toEqual([10, 25, 13, 9, 8]);
    expect(new Set(Object.values(HAND_GROUPS).flat()).size).toBe(65);
  });

  it('are drawn from in equal numbers and labelled by their group', () => {
    const sample = sampleGroups(tracks, groupByHand(tracks.rows), 15, 1);
    const counts = sample.rows.names.map(
      (_, group) => sample.rows.labels.filter((label) => label === group).length,
    );
    expect(counts).toEqual([15, 15, 15, 15, 15]);
    expect(new Set(sample.trackIds).size).toBe(75);
  });

  it('tell misses that are close from others', () => {
    const groups = { names: ['a', 'b'], groupOf: [0, 0, 1, -1] };
    const confusion = [
      [5, 3, 1, 1],
      [0, 8, 2, 0],
      [1, 0, 9, 0],
      [4, 4, 4, 4],
    ];
    const [right, close] = scoreCloseness(confusion, groups, 'made-up');
    expect(right).toMatchObject({ metric: 'rightGroup.made-up', value: 25 / 30, count: 30 });
    expect(close).toMatchObject({ metric: 'closeMiss.made-up', value: 3 / 8, count: 8 });
  });
});

describe.skipIf(!real)('the genres of the real table', () => {
  it('are 114, of 16 clusters by affinity propagation as scikit-learn finds too', async () => {
    const tracks = await readGenreTracks(real ?? '');
    expect([tracks.rows.count, tracks.rows.names.length]).toEqual([114_000, 114]);
    expect(new Set(tracks.trackIds).size).toBe(89_741);
    const clusters = GENRE_READINGS.map((reading) =>
      clusterGenres(tracks.rows, byAffinity, 1, reading),
    );
    expect(clusters.map(({ names }) => names.length)).toEqual([16, 16, 16, 16, 16]);
    expect(groupByHand(tracks.rows).groupOf.filter((group) => group >= 0)).toHaveLength(65);
    const split = holdOutRows(tracks.rows.groups, 0.2, 'report', 1);
    expect(shareKnown(tracks.trackIds, split)).toBeCloseTo(0.316, 2);
  }, 120_000);
});
