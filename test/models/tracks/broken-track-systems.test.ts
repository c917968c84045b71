import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadEngine } from '../../../models/inference/engines/load-engine.js';
import { loadTrackSystem } from '../../../models/tracks/load-track-system.js';
import { saveTrackNet } from '../../helpers/save-track-net.js';

describe('a folder that holds no whole system for recordings', () => {
  let root = '';

  beforeAll(async () => {
    await loadEngine('wasm');
    root = await mkdtemp(join(tmpdir(), 'earshot-broken-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const rewrite = async (file: string, change: (text: string) => string): Promise<string> => {
    const directory = await saveTrackNet(root, 'broken');
    const path = join(directory, file);
    await writeFile(path, change(await readFile(path, 'utf8')));
    return directory;
  };

  const missing = async (file: string): Promise<string> => {
    const directory = await saveTrackNet(root, 'broken');
    await rm(join(directory, file));
    return directory;
  };

  it.each<[string, () => Promise<string>, RegExp]>([
    ['no folder', () => Promise.resolve(join(root, 'nothing')), /no model in .*nothing/],
    ['no scaler', () => missing('scaler.json'), /no model in .*cannot read scaler\.json/],
    [
      'a scaler of other statistics',
      () => rewrite('scaler.json', () => '{"centre":[1],"spread":[1]}'),
      /scaler\.json is no Earshot model file: .*centre/,
    ],
    [
      'a spread of 0',
      () => rewrite('scaler.json', (text) => text.replace('"spread":[5,', '"spread":[0,')),
      /scaler\.json is no Earshot model file: .*spread/,
    ],
    [
      'weights of another network',
      () =>
        rewrite('manifest.json', (text) =>
          text.replace(/"hash": "\w+"/, `"hash": "${'0'.repeat(12)}"`),
        ),
      /hash: the manifest says 0{12}, the weights have/,
    ],
    [
      'more labels than outputs',
      () => rewrite('manifest.json', (text) => text.replace('"energy"', '"energy", "valence"')),
      /labels: expected one of \[batch, 3\], the model has \[batch, 2\]/,
    ],
    [
      'one label for genres',
      () =>
        rewrite('manifest.json', (text) =>
          text.replace('"descriptors"', '"genre"').replace(/,\s+"energy"/, ''),
        ),
      /manifest\.json is no Earshot model file: .*expected at least 2/,
    ],
    [
      'a front end',
      () => rewrite('manifest.json', (text) => text.replace('track-statistics-60-v1', 'musicnn')),
      /broken judges windows \(musicnn\): expected a system that judges whole recordings$/,
    ],
  ])('is refused in a line that names what is wrong: %s', async (_, write, message) => {
    const directory = await write();
    const tensors = tf.memory().numTensors;
    const loading = loadTrackSystem(directory, { engine: 'wasm' });
    const error = await loading.catch((reason: unknown) => reason as Error);
    expect(error).toMatchObject({
      name: 'ModelError',
      message: expect.stringMatching(message) as string,
    });
    expect((error as Error).message).not.toContain('\n');
    expect(tf.memory().numTensors).toBe(tensors);
  });
});
