import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DescriptorReport } from '../../../models/index.js';
import { madeUpDescribed } from '../../helpers/made-up-described.js';
import { madeUpRows } from '../../helpers/made-up-tracks.js';
import { runEarshot } from '../../helpers/run-earshot.js';
import { makeWav, putFile } from '../../helpers/write-music-folder.js';
import { writeTable } from '../../helpers/write-table.js';

const TABLE = 'fma_mfcc_echonest_3389';

const RECORDINGS = {
  'emotify/electronic': 'demo',
  'emotify/classical': 'classical',
  'emotify/rock': 'metal',
  'emotify/pop': 'demo',
  'music-speech/music': 'jazz',
  'music-speech/speech': 'demo',
} as const;

describe('earshot train-descriptors and evaluate-descriptors', () => {
  let data: string;
  const run = (...args: readonly string[]) => runEarshot(args, { EARSHOT_DATA: data });

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'earshot-descriptors-'));
    await writeTable(data, TABLE, madeUpRows(800, madeUpDescribed));
    for (const [folder, kind] of Object.entries(RECORDINGS)) {
      for (const take of [0, 1])
        await putFile(data, `${folder}/${take}.wav`, makeWav(kind, take, 5));
    }
  });
  afterAll(() => rm(data, { recursive: true }));

  test('learn, write a model and a card, and score that very model', async () => {
    const out = join(data, 'learnt');
    const trained = await run('train-descriptors', '--out', out);
    expect(trained.code, trained.stderr).toBe(0);
    expect(trained.stdout).toMatch(/^800 tracks, 20 blocks, ten folds/);
    expect(trained.stdout).toMatch(/^energy +1\.00 .* yes$/m);
    expect(trained.stdout).toMatch(/^instrumentalness .* no$/m);
    expect(trained.stderr).toContain('12 of 12 recordings');
    expect((await readdir(out)).sort()).toEqual([
      'MODEL_CARD.md',
      'descriptors.json',
      'scores.json',
    ]);

    const scored = await run('evaluate-descriptors', '--model', out, '--json');
    expect(scored.code, scored.stderr).toBe(0);
    const { heldOut, told, contrasts } = JSON.parse(scored.stdout) as DescriptorReport;
    expect(heldOut.energy.r2).toBeGreaterThan(0.9);
    expect(heldOut.instrumentalness.r2).toBeLessThan(0.1);
    expect(told).toEqual(['energy', 'acousticness']);
    expect(Object.keys(contrasts)).toEqual(told);
  }, 60_000);

  test('say what they lack in one line', async () => {
    const without = await run('train-descriptors', '--data', join(data, 'none'));
    expect([without.code, without.stderr]).toEqual([
      1,
      expect.stringMatching(
        /^earshot: .*fma_mfcc_echonest_3389\.csv\.gz: expected a gzip CSV .*\n$/,
      ),
    ]);
    const model = await run('evaluate-descriptors', '--model', join(data, 'nowhere'));
    expect([model.code, model.stderr]).toEqual([
      1,
      expect.stringMatching(/^earshot: no model in .*nowhere: expected descriptors\.json of .*\n$/),
    ]);
  });

  test('ask for recordings where there are none', async () => {
    const bare = await mkdtemp(join(data, 'bare-'));
    await writeTable(bare, TABLE, madeUpRows(800, madeUpDescribed));
    const { code, stderr } = await run('train-descriptors', '--data', bare);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^earshot: .*emotify.*\n$/)]);
  });
});
