import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadEngine } from '../../../models/inference/engines/load-engine.js';
import type { Prediction } from '../../../src/protocol/index.js';
import { runEarshot, startEarshot } from '../../helpers/run-earshot.js';
import { writeTinyGraphModel, writeTinyLayersModel } from '../../helpers/write-tfjs-model.js';

const GRAPH = {
  featureSet: 'effnet-discogs',
  tensors: { constants: { 'model/Placeholder_1': false }, activation: 'sigmoid' },
};

describe('earshot model', () => {
  let home: string;
  let env: Record<string, string>;
  let models: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'earshot-home-'));
    env = { XDG_DATA_HOME: home };
    models = join(home, 'earshot', 'models');
    await loadEngine('wasm');
    await writeTinyLayersModel(join(models, 'mine'), [187, 96], {
      featureSet: 'musicnn',
      licence: 'CC0',
      metrics: { testAccuracy: 0.5 },
    });
  });
  afterEach(() => rm(home, { recursive: true }));

  test('list shows shipped models and those of the user, and which cannot be read', async () => {
    await writeTinyLayersModel(join(models, 'other'), [187, 96], { featureSet: 7 });
    const { stdout, code } = await runEarshot(['model', 'list'], env);
    expect(stdout).toMatch(/^\* hybrid +shipped +genre/m);
    expect(stdout).toMatch(/^ {2}mine +user +genre +[0-9a-f]{12} +3 labels +musicnn$/m);
    expect(stdout).toMatch(/^ {2}other +user +✘ .*featureSet/m);
    expect(stdout).toContain(models);
    expect(code).toBe(0);
  });

  test('show tells the essentials, as JSON with the whole front end', async () => {
    const text = await runEarshot(['model', 'show', 'mine'], env);
    expect(text.stdout).toMatch(/labels +bass, middle, treble/);
    expect(text.stdout).toMatch(/licence +CC0/);
    const { stdout } = await runEarshot(['model', 'show', 'mine', '--json'], env);
    expect(JSON.parse(stdout)).toMatchObject({
      directory: join(models, 'mine'),
      metrics: { testAccuracy: 0.5 },
      frontEnd: { id: 'musicnn', sampleRateHz: 16_000, windowFrames: 187 },
    });
  });

  test('verify says OK, or which field does not fit and ends with 1', async () => {
    const good = await runEarshot(['model', 'verify', 'mine'], env);
    expect(good).toMatchObject({ code: 0, stderr: '' });
    expect(good.stdout).toMatch(
      /^OK tiny: hash [0-9a-f]{12}, 3 labels, front end musicnn, runs on/,
    );
    const path = join(models, 'mine', 'manifest.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('musicnn', 'effnet-discogs'));
    const bad = await runEarshot(['model', 'verify', 'mine'], env);
    expect(bad).toMatchObject({ code: 1, stdout: '' });
    expect(bad.stderr).toMatch(
      /^earshot: .*tensors\.input \(window\)\.shape: expected \[batch, 128, 96\].*received \[batch, 187, 96\]\n$/,
    );
  });

  test('use writes the default and says where; a broken model is refused', async () => {
    const { stdout, code } = await runEarshot(['model', 'use', 'mine'], env);
    expect(stdout).toContain(join(home, 'earshot', 'default-model'));
    expect(code).toBe(0);
    expect((await runEarshot(['model', 'list'], env)).stdout).toMatch(/^\* mine/m);
    await rm(join(models, 'mine', 'group1-shard1of2.bin'));
    const refused = await runEarshot(['model', 'use', 'mine'], env);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/expected the shard group1-shard1of2\.bin/);
  });

  test('use --config writes into a configuration and leaves its comments', async () => {
    const config = join(home, 'earshot.yaml');
    await writeFile(config, '# mine\nstations: [{name: demo, source: "synthetic:demo"}] # demo\n');
    const { stdout } = await runEarshot(['model', 'use', 'mine', '--config', config], env);
    expect(stdout).toContain(config);
    expect(await readFile(config, 'utf8')).toMatch(/^# mine\n.*# demo\nmodel: mine\n$/s);
  });

  test('a model with the signature of EffNet-Discogs listens in the whole program', async () => {
    const folder = await writeTinyGraphModel(join(home, 'graph'), [128, 96], GRAPH);
    const args = ['listen', 'synthetic:jazz', '--json', '--for', '5', '--port', '0'];
    const { stdout, code } = await runEarshot([...args, '--model', folder], env);
    const lines = stdout.trim().split('\n');
    const first = JSON.parse(lines[0]!) as Prediction;
    expect(code).toBe(0);
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(Object.keys(first.probabilities)).toEqual(['bass', 'middle', 'treble']);
    expect(first.windowEndSeconds - first.windowStartSeconds).toBeCloseTo(2.05, 1);
  });

  test('export writes ONNX and says what goes in; what is no network is refused in one line', async () => {
    const file = join(home, 'hybrid.onnx');
    const { stdout, code } = await runEarshot(['model', 'export', 'hybrid', '--to', file], env);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /inputs mfcc \[batch, 39, 64\], hidden \[batch, 64\], cell \[batch, 64\]/,
    );
    expect((await readFile(file)).length).toBeGreaterThan(1_000_000);
    const refused = await runEarshot(['model', 'export', 'classical', '--to', file], env);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      /^earshot: classical cannot be written as ONNX: .*no network\n$/,
    );
  });

  test.skipIf(process.platform === 'win32')(
    'a running server takes another model at SIGHUP, and keeps its own when that fails',
    async () => {
      const config = join(home, 'earshot.yaml');
      const text = 'stations: [{name: demo, source: "synthetic:demo"}]\nserver: {port: 0}\n';
      await writeFile(config, text);
      const { child, until, ended } = startEarshot(['serve', '--config', config], env);
      await until(/"model":"hybrid","engine":"[a-z-]+"/);
      await writeFile(config, `${text}model: mine\n`);
      child.kill('SIGHUP');
      await until(/model changed/);
      await writeFile(config, `${text}model: nowhere\n`);
      child.kill('SIGHUP');
      await until(/model kept as it was/);
      child.kill('SIGTERM');
      const { stderr, leftRunning } = await ended;
      expect(stderr).toMatch(/"model":"tiny"/);
      expect(stderr).toMatch(/no model in [^"]*nowhere/);
      expect(leftRunning).toBe(false);
    },
  );
});
