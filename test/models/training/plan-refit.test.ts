import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  defaultTrainingOptions,
  evaluateModel,
  loadDataset,
  type LoadedDataset,
  type ModelManifest,
  planRefit,
  trainModel,
} from '../../../models/index.js';
import { writeDataset } from '../../helpers/write-dataset.js';

const recipe = {
  ...defaultTrainingOptions,
  epochs: 3,
  batchSize: 10,
  steps: 2,
  settlingBatches: 2,
};

const manifestOf = ({ labels, digest }: LoadedDataset): ModelManifest => ({
  format: 'earshot-model-1',
  name: 'chosen',
  kind: 'genre',
  hash: '0123456789ab',
  featureSet: 'mfcc64-w39-v1',
  labels: [...labels],
  temperature: 0.8,
  data: { digest },
  training: { command: 'earshot train', clips: 20, epoch: 2, options: { ...recipe, patience: 1 } },
});

describe('planRefit', () => {
  let directory: string;
  let dataset: LoadedDataset;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-refit-'));
    await writeDataset(directory);
    dataset = await loadDataset(directory);
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('makes validation clips training clips, leaves the test alone and takes over the recipe', () => {
    const plan = planRefit(manifestOf(dataset), dataset);
    const count = (split: string) =>
      plan.dataset.clips.filter((clip) => clip.split === split).length;
    expect([count('train'), count('valid'), count('test')]).toEqual([30, 0, 10]);
    expect(plan.options).toMatchObject({ epochs: 3, lastEpoch: 2, patience: undefined });
    expect(plan.refit).toEqual({ name: 'chosen', hash: '0123456789ab', temperature: 0.8 });
  });

  it('refuses other data, and a model that tells no training or heard these clips already', () => {
    const manifest = manifestOf(dataset);
    const refitOf = { name: 'chosen', hash: '0123456789ab' };
    const twice = { ...manifest, training: { ...manifest.training!, refitOf } };
    expect(() => planRefit(twice, dataset)).toThrow(/already/);
    expect(() => planRefit({ ...manifest, training: undefined }, dataset)).toThrow(/does not tell/);
    expect(() => planRefit(manifest, { ...dataset, digest: 'other' })).toThrow(
      /other clips.*expected .*found other/,
    );
  });

  it('trains a model that says whose refit it is and is not scored on what it heard', async () => {
    const plan = planRefit(manifestOf(dataset), dataset);
    const small = { filters: [4, 4, 8], embedding: 8, lstmUnits: 8, dropout: 0.1 };
    const model = join(directory, 'final');
    const places = { outputDirectory: model, resume: false, command: 'test', refit: plan.refit };
    const options = { ...plan.options, architecture: small };
    const epochs = new Set<number>();
    const manifest = await trainModel(
      plan.dataset,
      options,
      { ...places, engine: 'wasm' },
      ({ epoch }) => epochs.add(epoch),
    );
    expect([...epochs]).toEqual([1, 2]);
    expect(manifest).toMatchObject({
      temperature: 0.8,
      training: { clips: 30, refitOf: { name: 'chosen', hash: '0123456789ab' } },
    });
    const score = (split: 'valid' | 'test') =>
      evaluateModel(dataset, { split, model, engine: 'wasm' });
    await expect(score('valid')).rejects.toMatchObject({ code: 'data-heard' });
    expect((await score('test')).clips).toBe(10);
  });
});
