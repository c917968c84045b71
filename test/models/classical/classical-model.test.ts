import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  describeMoments,
  DESCRIPTION,
  MOMENTS,
  windowMoments,
} from '../../../models/classical/window-moments.js';
import {
  evaluateModel,
  loadClassifier,
  loadDataset,
  type LoadedDataset,
  type ModelManifest,
  requireUnheard,
  trainClassical,
} from '../../../models/index.js';
import { createRandom } from '../../../models/training/random.js';
import { FEATURE_SET } from '../../../streams/index.js';
import { writeDataset } from '../../helpers/write-dataset.js';

const { coefficients, windowFrames } = FEATURE_SET;

const madeUpWindow = (seed: number): Float32Array => {
  const random = createRandom('window', seed);
  return Float32Array.from({ length: windowFrames * coefficients }, () => random() - 0.5);
};

const training = (outputDirectory: string, refit?: ModelManifest) => ({
  outputDirectory,
  command: 'earshot train-classical',
  refit,
  onProgress: () => undefined,
  stop: new AbortController().signal,
});

describe('the statistics of the classical model', () => {
  const window = madeUpWindow(1);
  const valuesOf = (row: number) =>
    Array.from({ length: windowFrames }, (_, frame) => window[frame * coefficients + row]);
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = (values: readonly number[]) =>
    Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));

  it('are mean, spread, changes and correlations of coefficients', () => {
    const description = describeMoments(windowMoments(window));
    expect([windowMoments(window).length, description.length]).toEqual([MOMENTS, DESCRIPTION]);
    expect(description[4]).toBeCloseTo(mean(valuesOf(5)), 5);
    expect(description[coefficients - 1 + 5]).toBeCloseTo(Math.log(spread(valuesOf(5)) + 0.02), 4);
    const steps = valuesOf(5)
      .slice(13)
      .map((value, i) => Math.abs(value - valuesOf(5)[i]));
    expect(description[4 * coefficients - 1 + 5]).toBeCloseTo(Math.log(mean(steps) + 0.02), 4);
    const [one, two] = [valuesOf(1), valuesOf(2)];
    const together = mean(one.map((value, i) => value * two[i])) - mean(one) * mean(two);
    const norm = (spread(one) + 0.02) * (spread(two) + 0.02);
    expect(description[5 * coefficients - 1]).toBeCloseTo(together / norm, 4);
  });

  it('stay finite for a window where nothing moves', () => {
    const still = describeMoments(windowMoments(new Float32Array(window.length).fill(0.3)));
    expect(still.every(Number.isFinite)).toBe(true);
  });
});

describe('the classical model', () => {
  let directory: string;
  let dataset: LoadedDataset;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-classical-'));
    await writeDataset(join(directory, 'data'));
    dataset = await loadDataset(join(directory, 'data'));
    await trainClassical(dataset, training(join(directory, 'chosen')));
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('is a model like any other: evaluated as a stream, with a card’s figures', async () => {
    const model = join(directory, 'chosen');
    const { accuracy, clips } = await evaluateModel(dataset, {
      model,
      split: 'test',
      engine: 'wasm',
    });
    expect([accuracy, clips]).toEqual([1, 10]);
  });

  it('remembers what a station has played', async () => {
    const classifier = await loadClassifier({ model: join(directory, 'chosen'), engine: 'wasm' });
    const windows = [1, 2, 3].map(madeUpWindow);
    let state = classifier.initialState();
    for (const input of windows) [{ state }] = await classifier.step([{ input, state }]);
    const together = windows.map(windowMoments);
    const expected = together[0].map((_, i) => together.reduce((sum, m) => sum + m[i] / 3, 0));
    expected.forEach((value, i) => expect(state.moments[i]).toBeCloseTo(value, 4));
    const [first] = await classifier.step([
      { input: windows[2], state: classifier.initialState() },
    ]);
    const [later] = await classifier.step([{ input: windows[2], state }]);
    expect([...first.probabilities]).not.toEqual([...later.probabilities]);
    classifier.dispose();
  });

  it('learns from the validation clips with the settings of a chosen one, and is not scored on them', async () => {
    const chosen = JSON.parse(await readFile(join(directory, 'chosen', 'manifest.json'), 'utf8'));
    const manifest = await trainClassical(dataset, training(join(directory, 'final'), chosen));
    expect(manifest.training).toMatchObject({ clips: 30, refitOf: { hash: chosen.hash } });
    expect(manifest.training?.options.c).toBe(chosen.training.options.c);
    expect(() => requireUnheard(manifest, dataset, 'valid')).toThrow(/learnt from its validation/);
  });

  it('is refused when its weights are not those of the manifest', async () => {
    const folder = join(directory, 'chosen');
    const path = join(folder, 'weights.bin');
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(4));
    await expect(loadClassifier({ model: folder, engine: 'wasm' })).rejects.toThrow(/hash/);
    await writeFile(path, bytes);
  });
});
