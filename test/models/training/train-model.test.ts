import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  defaultTrainingOptions,
  evaluateModel,
  loadClassifier,
  loadDataset,
  type LoadedDataset,
  saveEvaluation,
  trainModel,
  type TrainingProgress,
} from '../../../models/index.js';
import { writeDataset } from '../../helpers/write-dataset.js';

const options = {
  ...defaultTrainingOptions,
  epochs: 2,
  batchSize: 10,
  steps: 2,
  epochsPerCheck: 1,
  settlingBatches: 4,
  architecture: { filters: [4, 4, 8], embedding: 8, lstmUnits: 8, dropout: 0.1 },
};

describe('trainModel', () => {
  let directory: string;
  let dataDirectory: string;
  let dataset: LoadedDataset;
  let places: Parameters<typeof trainModel>[2];
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-train-'));
    dataDirectory = join(directory, 'data');
    await writeDataset(dataDirectory);
    dataset = await loadDataset(dataDirectory);
    const outputDirectory = join(directory, 'model');
    places = { outputDirectory, engine: 'wasm', resume: false, command: 'test' };
  });
  afterEach(() => rm(directory, { recursive: true }));

  const train = async (changes: Partial<typeof places> = {}, changed = options) => {
    const steps: TrainingProgress[] = [];
    const manifest = await trainModel(dataset, changed, { ...places, ...changes }, (step) => {
      steps.push(step);
    });
    return { manifest, steps };
  };

  const readWeights = async (model: string): Promise<Float32Array> => {
    const bytes = await readFile(join(model, 'weights.bin'));
    return new Float32Array(Uint8Array.from(bytes).buffer);
  };

  const evaluate = () => {
    const model = places.outputDirectory;
    return evaluateModel(dataset, { split: 'valid', model, engine: 'wasm' });
  };

  it('learns a made-up data set, and the saved model scores what was said of it', async () => {
    const long = {
      ...options,
      epochs: 12,
      epochsPerCheck: 12,
      settlingBatches: 30,
      peakRate: 0.02,
      averageDecay: 0.8,
      mixUp: 0,
    };
    const { steps } = await train({}, long);
    const last = steps.at(-1)?.validAccuracy ?? 0;
    const evaluation = await evaluate();
    expect(last).toBeGreaterThan(0.5);
    expect(evaluation.accuracy).toBeCloseTo(last, 6);
    expect(evaluation.clips).toBe(10);
  });

  it('goes on where it was stopped', async () => {
    const stopping = new AbortController();
    const stopped = trainModel(dataset, options, { ...places, stop: stopping.signal }, (step) => {
      if (step.validAccuracy !== undefined) stopping.abort();
    });
    await expect(stopped).rejects.toThrow();
    const { steps } = await train({ resume: true });
    expect(steps[0].epoch).toBe(2);
  });

  it('makes the very same weights again from the same seed, and others from another', async () => {
    const weightsOf = async (name: string, seed: number): Promise<Buffer> => {
      const outputDirectory = join(directory, name);
      await train({ outputDirectory }, { ...options, seed });
      return readFile(join(outputDirectory, 'weights.bin'));
    };
    const one = await weightsOf('one', 7);
    expect(one.equals(await weightsOf('again', 7))).toBe(true);
    expect(one.equals(await weightsOf('other', 8))).toBe(false);
  });

  it('makes the same model whether it was stopped and resumed or not', async () => {
    const whole = join(directory, 'whole');
    await train({ outputDirectory: whole });
    const stopping = new AbortController();
    const stopped = trainModel(dataset, options, { ...places, stop: stopping.signal }, (step) => {
      if (step.validAccuracy !== undefined) stopping.abort();
    });
    await expect(stopped).rejects.toThrow();
    await train({ resume: true });
    const [one, other] = [await readWeights(whole), await readWeights(places.outputDirectory)];
    const differences = one.map((weight, index) => Math.abs(weight - other[index]));
    expect(Math.max(...differences)).toBeLessThan(1e-5);
  });

  it('says plainly that there is nothing to resume', async () => {
    await expect(train({ resume: true })).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringMatching(/nothing to resume in .*model: .*without --resume/),
    });
  });

  it('refuses to go on with other data or from a damaged checkpoint', async () => {
    await train({}, { ...options, epochs: 1 });
    const other = { ...dataset, digest: 'other' };
    const again = { ...places, resume: true };
    const once = { ...options, epochs: 1 };
    await expect(trainModel(other, once, again, () => {})).rejects.toThrow(/other data/);
    await writeFile(join(places.outputDirectory, 'checkpoint.bin'), 'garbage');
    await expect(trainModel(dataset, once, again, () => {})).rejects.toThrow(/no checkpoint/);
  });

  it('stops when patience is at an end and keeps the weights of the best look', async () => {
    const wild = { ...options, epochs: 30, peakRate: 0.5, patience: 2 };
    const { manifest, steps } = await train({}, wild);
    const checks = steps.filter(({ validLogLoss }) => validLogLoss !== undefined);
    const losses = checks.map(({ validLogLoss }) => validLogLoss ?? Infinity);
    const best = 1 + losses.indexOf(Math.min(...losses));
    expect(checks.length).toBe(best + 2);
    expect(checks.at(-1)?.bestEpoch).toBe(best);
    expect(manifest.training?.epoch).toBe(best);
    expect((await evaluate()).accuracy).toBeCloseTo(checks[best - 1].validAccuracy ?? NaN, 6);
  });

  it('writes into the manifest what it was trained on', async () => {
    const { manifest } = await train({}, { ...options, epochs: 1 });
    expect(manifest.data).toMatchObject({ digest: dataset.digest, clips: 40, split: 'given' });
    expect(manifest.data?.labelCounts).toMatchObject({ blues: 4, rock: 4 });
  });

  it('lets a signal in while clips are scored', async () => {
    await train({}, { ...options, epochs: 1 });
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(), 0);
    const { outputDirectory: model } = places;
    const scoring = evaluateModel(dataset, {
      split: 'train',
      model,
      engine: 'wasm',
      stop: stopping.signal,
    });
    await expect(scoring).rejects.toThrow();
  });

  it('refuses to go on with other options', async () => {
    await train({}, { ...options, epochs: 1 });
    await expect(train({ resume: true })).rejects.toMatchObject({ code: 'model-mismatch' });
  });

  it('leaves no tensor behind', async () => {
    await train({}, { ...options, epochs: 1 });
    const before = tf.memory().numTensors;
    await train({}, { ...options, epochs: 1 });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('writes a model card that states protocol, count and interval', async () => {
    const { manifest } = await train({}, { ...options, epochs: 1 });
    const model = places.outputDirectory;
    const evaluation = await evaluate();
    await saveEvaluation(model, evaluation);
    const card = await readFile(join(model, 'MODEL_CARD.md'), 'utf8');
    expect(card).toContain(manifest.hash);
    expect(card).toMatch(/of 10 clips \(95 % interval/);
    expect(card).toContain('Protocol: one verdict per clip');
    const classifier = await loadClassifier({ model, engine: 'wasm' });
    expect(classifier.info.hash).toBe(manifest.hash);
    classifier.dispose();
  });
});
