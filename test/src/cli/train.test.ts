import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runEarshot } from '../../helpers/run-earshot.js';
import { makeWav, putFile, writeMusicFolder } from '../../helpers/write-music-folder.js';

describe('earshot train', () => {
  let root: string;
  let music: string;
  let model: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'earshot-train-'));
    music = join(root, 'music');
    model = join(root, 'model');
    const names = await writeMusicFolder(music, ['metal', 'classical'], 4, 8);
    await putFile(music, 'metal/broken.mp3', 'no music');
    const artists = names.map((name, index) => `${name}\tartist ${index}`);
    await putFile(music, 'artists.tsv', artists.join('\n'));
  });
  afterAll(() => rm(root, { recursive: true }));

  const train = (...args: readonly string[]) => {
    const always = ['--data', music, '--cache', join(root, 'cache'), '--out', model];
    const env = { EARSHOT_DECODER: 'wasm' };
    return runEarshot(['train', ...always, '--engine', 'wasm', '--epochs', '1', ...args], env);
  };

  test('learns genres from folders of audio, and the model is there to hear with', async () => {
    const trained = await train();
    expect(trained.stderr).toContain('reading audio: 9 of 9 files\n');
    expect(trained.stderr).toMatch(
      /data: 8 clips of 2 genres, \d train, \d valid, \d test; split by artist/,
    );
    expect(trained.stderr).toMatch(/passed over 1 files.*\n.*broken\.mp3: expected audio/);
    expect(trained.stdout).toMatch(
      /model: weights of epoch 1, .* % of \d validation clips \(95 % interval/,
    );
    expect(trained.code).toBe(0);
    const manifest = JSON.parse(await readFile(join(model, 'manifest.json'), 'utf8')) as unknown;
    expect(manifest).toMatchObject({
      labels: ['classical', 'metal'],
      data: { clips: 8, split: 'by artist', labelCounts: { classical: 4, metal: 4 } },
      temperature: expect.any(Number) as number,
    });
    const card = await readFile(join(model, 'MODEL_CARD.md'), 'utf8');
    expect(card).toContain('Accuracy on the valid clips');

    const song = join(root, 'song.wav');
    await putFile(root, 'song.wav', makeWav('metal', 9, 6));
    const heard = await runEarshot(['classify', '--json', '--model', model, song]);
    const { verdict } = JSON.parse(heard.stdout) as { verdict: { probabilities: object } };
    expect(Object.keys(verdict.probabilities)).toEqual(['classical', 'metal']);
  }, 120_000);

  test('a model that is calibrated again by the same clips keeps its temperature', async () => {
    const readManifest = async () =>
      JSON.parse(await readFile(join(model, 'manifest.json'), 'utf8')) as { temperature: number };
    const before = await readManifest();
    const data = ['--data', music, '--cache', join(root, 'cache'), '--engine', 'wasm'];
    const run = await runEarshot(['model', 'calibrate', model, ...data]);
    expect(run.stdout).toBe(
      `model: temperature ${before.temperature}, written into its manifest\n`,
    );
    expect(run.code).toBe(0);
    expect(await readManifest()).toEqual(before);
  }, 60_000);

  test('does a training again on the validation clips too, and then refuses to score these', async () => {
    const final = join(root, 'final');
    const data = ['--data', music, '--cache', join(root, 'cache'), '--engine', 'wasm'];
    const run = await runEarshot(['train', ...data, '--refit', model, '--out', final]);
    expect(run.stdout).toMatch(/final: trained on \d clips, those of validation among them/);
    expect(run.code).toBe(0);
    const card = await readFile(join(final, 'MODEL_CARD.md'), 'utf8');
    expect(card).toContain('valid clips (before the refit)');
    const scored = await runEarshot(['evaluate', ...data, '--model', final, '--split', 'valid']);
    expect(scored.stderr).toMatch(/has learnt from its validation clips/);
    expect(scored.code).toBe(1);
    const both = await runEarshot(['train', ...data, '--refit', model, '--epochs', '2']);
    expect(both.stderr).toMatch(/--refit <model>' cannot be used with option '--epochs/);
    const same = await runEarshot(['train', ...data, '--refit', model, '--out', model]);
    expect(same.stderr).toMatch(/expected another folder/);
  }, 60_000);

  test('says plainly what cannot be done', async () => {
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['--out', join(root, 'nowhere'), '--resume'], /nothing to resume in .*nowhere/],
      [
        ['--data', join(root, 'cache')],
        /no training data in .*cache: expected a folder for each genre/,
      ],
      [['--data', `${music}=polka`], /expected a genre "polka", found classical, metal/],
    ];
    for (const [args, says] of cases) {
      const run = await train(...args);
      const complaints = run.stderr.split('\n').filter((line) => says.test(line));
      expect(complaints, run.stderr).toHaveLength(1);
      expect(complaints[0]).toMatch(/^earshot: /);
      expect(run.stderr).not.toMatch(/internal error|^\s+at /m);
      expect(run.code).toBe(1);
    }
  }, 60_000);
});
