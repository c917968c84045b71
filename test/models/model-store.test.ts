import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildHybrid } from '../../models/architecture/build-hybrid.js';
import { LABELS } from '../../models/labels.js';
import { loadModel, saveModel } from '../../models/model-store.js';
import { loadEngine } from '../../models/inference/engines/load-engine.js';
import { createRandom } from '../../models/training/random.js';

const architecture = { filters: [2, 3], embedding: 4, lstmUnits: 5, dropout: 0.1 };
const facts = {
  name: 'small',
  labels: [...LABELS],
  training: { command: '', clips: 1, options: {} },
};

const buildSmall = () =>
  buildHybrid({ architecture, labelCount: LABELS.length, steps: 2, random: createRandom('test') });

describe('model store', () => {
  let directory: string;
  let good: string;
  beforeEach(async () => {
    await loadEngine('wasm');
    directory = await mkdtemp(join(tmpdir(), 'earshot-model-'));
    good = join(directory, 'good');
    await saveModel(good, buildSmall().step, architecture, facts);
  });
  afterEach(() => rm(directory, { recursive: true }));

  const damaged = async (change: (folder: string) => Promise<void>): Promise<string> => {
    const folder = join(directory, 'damaged');
    await cp(good, folder, { recursive: true });
    await change(folder);
    return folder;
  };

  it('gives back the weights that were saved', async () => {
    const { step } = buildSmall();
    const { hybrid, manifest } = await loadModel(good);
    hybrid.step.getWeights().forEach((weight, index) => {
      expect(weight.dataSync()).toEqual(step.getWeights()[index].dataSync());
    });
    expect(manifest.parameters).toBe(step.countParams());
  });

  it('leaves no tensor behind when a model is loaded and disposed of', async () => {
    (await loadModel(good)).hybrid.dispose();
    const before = tf.memory().numTensors;
    (await loadModel(good)).hybrid.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('says which folder holds no model', async () => {
    await expect(loadModel(join(directory, 'nowhere'))).rejects.toMatchObject({
      name: 'ModelError',
      code: 'model-missing',
      message: expect.stringContaining('nowhere'),
    });
  });

  it('refuses weights that are not those of the manifest', async () => {
    const folder = await damaged(async (path) => {
      const weights = await readFile(join(path, 'weights.bin'));
      weights[10] ^= 1;
      await writeFile(join(path, 'weights.bin'), weights);
    });
    await expect(loadModel(folder)).rejects.toMatchObject({ code: 'model-damaged' });
  });

  it('refuses a model trained on other features', async () => {
    const folder = await damaged(async (path) => {
      const file = join(path, 'manifest.json');
      const manifest = JSON.parse(await readFile(file, 'utf8')) as object;
      await writeFile(file, JSON.stringify({ ...manifest, featureSet: 'other-v9' }));
    });
    await expect(loadModel(folder)).rejects.toThrow(/other-v9.*mfcc64/);
  });

  it.each(['manifest.json', 'model.json'])('refuses garbage as %s in one line', async (name) => {
    for (const garbage of ['{', '[]', '{"format":"other"}']) {
      const folder = await damaged((path) => writeFile(join(path, name), garbage));
      const error = await loadModel(folder).catch((reason: Error) => reason);
      expect(error).toMatchObject({ code: 'model-damaged' });
      expect((error as Error).message.split('\n')).toHaveLength(1);
    }
  });
});
