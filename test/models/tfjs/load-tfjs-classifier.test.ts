import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import type { Classifier } from '../../../models/index.js';
import { GRAPH, MEMORY, type ModelFolder, openModelFolder } from '../../helpers/tiny-models.js';
import { writeTinyGraphModel } from '../../helpers/write-tfjs-model.js';

const EFFNET = [128, 96] as const;

/** A window of bands in which one third of 96 holds all there is. */
const windowOf = (frames: number, third: number): Float32Array =>
  Float32Array.from({ length: frames * 96 }, (_, cell) =>
    Math.floor((cell % 96) / 32) === third ? 0.5 : 0,
  );

const judge = async (classifier: Classifier, input: Float32Array): Promise<string> => {
  const [{ probabilities }] = await classifier.step([{ input, state: classifier.initialState() }]);
  expect(probabilities.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 5);
  return classifier.info.labels[probabilities.indexOf(Math.max(...probabilities))];
};

describe("a user's TensorFlow.js model", () => {
  it('is taken as a layers model', async () => {
    const { load, layers } = await openModelFolder();
    await layers({});
    const classifier = await load();
    expect(classifier.info).toMatchObject({ name: 'tiny', featureSet: 'musicnn', engine: 'wasm' });
    expect(await judge(classifier, windowOf(187, 0))).toBe('bass');
    expect(await judge(classifier, windowOf(187, 2))).toBe('treble');
    classifier.dispose();
  });

  it('is taken as a graph model with a constant input and independent scores', async () => {
    const { load, graph } = await openModelFolder();
    await graph();
    const classifier = await load();
    expect(await judge(classifier, windowOf(187, 1))).toBe('middle');
    classifier.dispose();
  });

  it('may take a fixed number of windows at once, as EffNet-Discogs does', async () => {
    const { directory, load } = await openModelFolder();
    await writeTinyGraphModel(directory, EFFNET, { ...GRAPH, featureSet: 'effnet-discogs' }, 4);
    const classifier = await load();
    const requests = [0, 1, 2, 0, 1, 2].map((third) => ({
      input: windowOf(128, third),
      state: classifier.initialState(),
    }));
    const results = await classifier.step(requests);
    const judged = results.map(({ probabilities: p }) => p.indexOf(Math.max(...p)));
    expect(judged).toEqual([0, 1, 2, 0, 1, 2]);
    classifier.dispose();
  });

  it('may have a memory, which is handed back and passed in', async () => {
    const { load, layers } = await openModelFolder();
    await layers(MEMORY, { memory: true });
    const classifier = await load();
    const first = { input: windowOf(187, 0), state: classifier.initialState() };
    const [heard] = await classifier.step([first]);
    const quiet = new Float32Array(187 * 96);
    const [after, fresh] = await classifier.step([
      { input: quiet, state: heard.state },
      { input: quiet, state: classifier.initialState() },
    ]);
    expect(after.probabilities[0]).toBeGreaterThan(0.9);
    expect(fresh.probabilities[0]).toBeCloseTo(1 / 3, 5);
    classifier.dispose();
  });

  it('grows less sure of itself at a higher temperature', async () => {
    const { load, layers } = await openModelFolder();
    await layers({});
    const input = windowOf(187, 0);
    const sureness = async (): Promise<number> => {
      const classifier = await load();
      const [{ probabilities }] = await classifier.step([{ input, state: {} }]);
      classifier.dispose();
      return Math.max(...probabilities);
    };
    const before = await sureness();
    await layers({ temperature: 3 });
    const odds = (share: number) => Math.log(share / ((1 - share) / 2));
    expect(odds(await sureness())).toBeCloseTo(odds(before) / 3, 3);
  });

  it.each([
    ['layers', ({ layers }: ModelFolder) => layers(MEMORY, { memory: true })],
    ['graph', ({ graph }: ModelFolder) => graph()],
  ])('leaves no tensor behind (%s model)', async (_, write) => {
    const folder = await openModelFolder();
    await write(folder);
    const { load } = folder;
    (await load()).dispose();
    const before = tf.memory().numTensors;
    const classifier = await load();
    await classifier.step([{ input: windowOf(187, 0), state: classifier.initialState() }]);
    classifier.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
