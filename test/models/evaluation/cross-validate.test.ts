import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  crossValidate,
  type CrossProgress,
  defaultTrainingOptions,
  loadDataset,
  type LoadedDataset,
} from '../../../models/index.js';
import { writeDataset } from '../../helpers/write-dataset.js';

const training = {
  ...defaultTrainingOptions,
  epochs: 1,
  batchSize: 10,
  steps: 2,
  settlingBatches: 2,
  architecture: {
    ...defaultTrainingOptions.architecture,
    filters: [4, 4, 8],
    embedding: 8,
    lstmUnits: 8,
  },
};

describe('crossValidate', () => {
  let directory: string;
  let dataset: LoadedDataset;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-cross-'));
    await writeDataset(join(directory, 'data'));
    const loaded = await loadDataset(join(directory, 'data'));
    const clips = loaded.clips.map((clip, index) => ({ ...clip, fold: 1 + (index % 2) }));
    dataset = { ...loaded, clips };
  });
  afterEach(() => rm(directory, { recursive: true }));

  const validate = async (stop?: AbortSignal, onTold?: (progress: CrossProgress) => void) => {
    const told: CrossProgress[] = [];
    const options = {
      protocol: 'folds',
      parts: 3,
      training,
      directory: join(directory, 'parts'),
      command: 'test',
      engine: 'wasm',
      stop,
    } as const;
    const cross = await crossValidate(dataset, options, (progress) => {
      told.push(progress);
      onTold?.(progress);
    });
    return { cross, told };
  };

  it('pools the clips that each fold held out', async () => {
    const { cross } = await validate();
    expect(cross.clips).toBe(40);
    expect(cross.parts.map(({ name, clips, trainedOn }) => [name, clips, trainedOn])).toEqual([
      ['fold 1', 20, 20],
      ['fold 2', 20, 20],
    ]);
    const mean = (cross.parts[0].accuracy + cross.parts[1].accuracy) / 2;
    expect(cross.accuracy).toBeCloseTo(mean, 12);
    expect(cross.oneWindow.windows).toBe(40 * 7);
  });

  it('does not train a finished fold again, and leaves no checkpoint behind', async () => {
    const stopping = new AbortController();
    const stopped = validate(stopping.signal, ({ result }) => {
      if (result) stopping.abort();
    });
    await expect(stopped).rejects.toThrow();
    const { told } = await validate();
    const trained = told.filter((progress) => progress.training).map(({ name }) => name);
    expect(new Set(trained)).toEqual(new Set(['fold 2']));
    expect((await readdir(join(directory, 'parts'))).sort()).toEqual([
      'fold-1.json',
      'fold-2.json',
    ]);
  });

  it('refuses a folder with parts of other data', async () => {
    await validate();
    dataset = { ...dataset, digest: 'other' };
    await expect(validate()).rejects.toMatchObject({ code: 'model-mismatch' });
  });

  it('leaves no tensor behind', async () => {
    await validate();
    await rm(join(directory, 'parts'), { recursive: true });
    const before = tf.memory().numTensors;
    await validate();
    expect(tf.memory().numTensors).toBe(before);
  });
});
