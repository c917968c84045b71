import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Experiment, ExperimentContext } from '../../../../models/baselines/experiment.js';
import { R3 } from '../../../../models/baselines/r3/r3.js';
import { madeUpSongs } from '../../../helpers/made-up-songs.js';
import { madeUpRows, madeUpStatistics, madeUpTrack } from '../../../helpers/made-up-tracks.js';
import { writeTable } from '../../../helpers/write-table.js';
import { madeUpContext } from '../../../helpers/made-up-context.js';

const systemOf = (name: string): Experiment => {
  const found = R3.find(({ system }) => system === name);
  if (!found) throw new Error(`R3 has no ${name}`);
  return found;
};

describe('the systems of R3 on made-up tables', () => {
  let context: ExperimentContext;
  const shares: number[] = [];

  beforeAll(async () => {
    const data = await mkdtemp(join(tmpdir(), 'earshot-r3-'));
    await writeTable(data, 'spotify_tracks_114000', madeUpRows(600, madeUpTrack));
    await writeTable(data, 'music_genre_50005', madeUpSongs(300));
    await writeTable(data, 'fma_extras_echonest_2319', madeUpRows(200, madeUpStatistics));
    const progress = (share: number): void => void shares.push(share);
    context = madeUpContext({ data, holdOut: 'report', effort: 'full', progress });
  });
  afterAll(() => rm(context.data, { recursive: true, force: true }));

  it('learn by regression what follows from the inputs, and not what does not', async () => {
    const { figures, remarks, pictures, tables } =
      await systemOf('tabular-regression').run(context);
    const values = Object.fromEntries(figures.map(({ metric, value }) => [metric, value]));
    expect(values['r2.energy']).toBeGreaterThan(0.5);
    expect(values['r2.instrumentalness']).toBeLessThan(0.2);
    expect(values['mse.energy']).toBeLessThan(values['meanOnlyMse.energy']);
    expect(figures.find(({ metric }) => metric === 'mse.energy')?.count).toBe(120);
    expect(remarks?.[0]).toBe('The network has 2693 parameters.');
    expect(tables?.[0].rows).toHaveLength(6);
    expect(pictures?.map(({ name }) => name)).toEqual([
      'descriptors',
      'estimates',
      'epochs',
      'columns',
    ]);
    expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it.each([
    'linear-statistics',
    'multi-task-rnn',
    'simple-cnn',
    'simple-rnn',
    'linear-combiner',
    'linear-combiner-untaught',
  ])(
    'hold every track out once, free what they took, and say the same again: %s',
    async (name) => {
      const quick = { ...context, holdOut: 'honest', effort: 'quick' } as const;
      const { run, reported } = systemOf(name);
      const first = await run(quick);
      const tensors = tf.memory().numTensors;
      expect((await run(quick)).figures).toEqual(first.figures);
      expect(tf.memory().numTensors).toBe(tensors);
      expect(first.figures.every(({ count }) => count === 200)).toBe(true);
      const metrics = first.figures.map(({ metric }) => metric);
      expect(metrics).toEqual(expect.arrayContaining(Object.keys(reported)));
    },
    60_000,
  );

  it('say how the halves of the combiner get on before it learns itself', async () => {
    const told: string[] = [];
    const progress = (share: number, words: string) =>
      void told.push(`${share.toFixed(3)} ${words}`);
    const { run } = systemOf('linear-combiner');
    await run({ ...context, effort: 'quick', progress });
    expect(told.slice(0, 4)).toEqual([
      '0.000 reading',
      '0.005 part 1 of 5, LSTM, epoch 1',
      '0.009 part 1 of 5, LSTM, epoch 2',
      '0.091 part 1 of 5, regression, epoch 1',
    ]);
    expect(told).toEqual([...told].sort());
  });

  it('tell how far their targets lie apart, and which printed errors cannot be', async () => {
    const { figures, remarks } = await systemOf('spread-of-targets').run(context);
    expect(figures).toHaveLength(15);
    const energies = madeUpRows(600, madeUpTrack).map(({ energy }) => Number(energy));
    const mean = energies.reduce((sum, energy) => sum + energy, 0) / 600;
    const variance = energies.reduce((sum, energy) => sum + (energy - mean) ** 2, 0) / 600;
    const found = figures.find(({ metric }) => metric === 'variance.spotify.energy');
    expect(found).toEqual({
      metric: 'variance.spotify.energy',
      value: expect.closeTo(variance, 6),
      count: 600,
    });
    expect(remarks?.[0]).toMatch(
      /^Variance in the table spotify \(600 rows\): danceability 0\.\d+,/,
    );
    expect(remarks?.join()).toContain('`multi-task-rnn` as printed would be R² of danceability');
  });

  it('find by least squares what is linear in the inputs', async () => {
    const { figures, remarks } = await systemOf('plain-linear').run(context);
    const values = Object.fromEntries(figures.map(({ metric, value }) => [metric, value]));
    expect(values['mse.energy']).toBeLessThan(1e-4);
    expect(values['r2.danceability']).toBeGreaterThan(0.999);
    expect(remarks?.[0]).toBe('The network has 35 parameters.');
    expect(remarks?.at(-1)).toMatch(
      /^The row that the report prints of `linear-combiner` and this one differ by a factor of [\d.]+\.$/,
    );
  });

  it('stop when they are told to', async () => {
    const stop = new AbortController();
    const running = systemOf('simple-rnn').run({
      ...context,
      stop: stop.signal,
      progress: () => stop.abort(new Error('enough')),
    });
    await expect(running).rejects.toThrow('enough');
  });
});
