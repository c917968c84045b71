import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExperimentContext, HearingSystem } from '../../../../models/baselines/experiment.js';
import { R3 } from '../../../../models/baselines/r3/r3.js';
import { loadEngine } from '../../../../models/inference/engines/load-engine.js';
import { readManifest } from '../../../../models/model-store.js';
import { openStatisticsNet } from '../../../../models/tracks/net/open-statistics-net.js';
import { toSequence } from '../../../../models/tracks/statistics/statistics-sequence.js';
import { TRACK_STATISTICS } from '../../../../models/tracks/statistics-sets.js';
import { madeUpRows, madeUpStatistics } from '../../../helpers/made-up-tracks.js';
import { writeTable } from '../../../helpers/write-table.js';
import { madeUpContext } from '../../../helpers/made-up-context.js';

const HEARING = ['linear-statistics', 'multi-task-rnn', 'simple-cnn', 'simple-rnn', 'complex-cnn'];

const facts = (name: string) => ({
  name,
  training: { command: 'earshot reproduce', clips: 200, options: {} },
});

const numbered = (row: Record<string, string | number>, name: string, count: number) =>
  Array.from({ length: count }, (_, place) => Number(row[`${name}_${place}`]));

/** A row of the table as it would be heard. */
const sequenceOf = (row: Record<string, string | number>): Float32Array =>
  toSequence([
    numbered(row, 'mfcc', 13),
    numbered(row, 'chroma', 12),
    [...numbered(row, 'spec_contrast', 6), 0],
  ]);

describe('networks of R3 that hear', () => {
  let root = '';
  let context: ExperimentContext;
  const shares: number[] = [];

  beforeAll(async () => {
    await loadEngine('wasm');
    root = await mkdtemp(join(tmpdir(), 'earshot-r3-keep-'));
    await writeTable(root, 'fma_extras_echonest_2319', madeUpRows(200, madeUpStatistics));
    context = madeUpContext({ data: root, progress: (share) => void shares.push(share) });
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const keepIn = (directory: string, name: string) => async (system: HearingSystem) => {
    expect(system.examples).toBe(200);
    await system.save(directory, facts(name));
  };

  it('are those that say so', () => {
    expect(R3.flatMap(({ system, hears }) => (hears ? [system] : [])).sort()).toEqual(
      [...HEARING].sort(),
    );
  });

  it('can be kept, opened and asked, and leave no tensors behind', async () => {
    const name = 'simple-rnn';
    const directory = join(root, name);
    const { run } = R3.find(({ system }) => system === name)!;
    const tensors = tf.memory().numTensors;
    await run({ ...context, keep: keepIn(directory, name) });
    expect(tf.memory().numTensors).toBe(tensors);
    const manifest = await readManifest(directory);
    expect(manifest).toMatchObject({ kind: 'descriptors', featureSet: TRACK_STATISTICS.id });
    expect(Object.keys(manifest.metrics!)).toEqual(manifest.labels.map((label) => `r2.${label}`));
    const { judge, dispose } = await openStatisticsNet(directory, manifest, TRACK_STATISTICS.size);
    const said = await judge(sequenceOf(madeUpStatistics(3)));
    dispose();
    expect(tf.memory().numTensors).toBe(tensors);
    expect(said).toHaveLength(manifest.labels.length);
    expect([...said].every((value) => value > 0 && value < 1)).toBe(true);
  }, 60_000);

  it('say of a track what they learnt, whatever its highest contrast', async () => {
    const directory = join(root, 'linear');
    shares.length = 0;
    const { remarks } = await R3.find(({ system }) => system === 'linear-statistics')!.run({
      ...context,
      keep: keepIn(directory, 'linear'),
    });
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.at(-1)).toBe(1);
    expect(remarks!.join('\n')).toMatch(/learnt in the same way from all 200, without/);
    expect(remarks!.join('\n')).toMatch(/MSE without that contrast: danceability 0\.00\d \(/);
    const { centre } = JSON.parse(await readFile(join(directory, 'scaler.json'), 'utf8')) as {
      centre: number[];
    };
    expect(centre[46]).toBe(0);
    const { judge, dispose } = await openStatisticsNet(
      directory,
      await readManifest(directory),
      TRACK_STATISTICS.size,
    );
    for (const position of [0, 7, 120]) {
      const row = madeUpStatistics(position);
      const [danceability, energy] = await judge(sequenceOf(row));
      expect(Math.abs(danceability! - Number(row['en_danceability']))).toBeLessThan(0.05);
      expect(Math.abs(energy! - Number(row['en_energy']))).toBeLessThan(0.05);
    }
    dispose();
  });
});
