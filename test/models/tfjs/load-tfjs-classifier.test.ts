import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Classifier, loadClassifier } from '../../../models/index.js';
import {
  type ManifestChanges,
  writeTinyGraphModel,
  writeTinyLayersModel,
} from '../../helpers/write-tfjs-model.js';

const MUSICNN = [187, 96] as const;
const EFFNET = [128, 96] as const;
const GRAPH = {
  featureSet: 'musicnn',
  tensors: { constants: { 'model/Placeholder_1': false }, activation: 'sigmoid' },
};
const MEMORY = {
  featureSet: 'musicnn',
  stateful: true,
  tensors: { output: 'scores', states: [{ input: 'before', output: 'after' }] },
};

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
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-tfjs-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  const load = () => loadClassifier({ model: directory, engine: 'wasm' });
  const layers = (manifest: ManifestChanges, options = {}) =>
    writeTinyLayersModel(directory, MUSICNN, { featureSet: 'musicnn', ...manifest }, options);
  const graph = (manifest: ManifestChanges = {}, batch?: number) =>
    writeTinyGraphModel(directory, MUSICNN, { ...GRAPH, ...manifest }, batch);

  it('is taken as a layers model', async () => {
    await layers({});
    const classifier = await load();
    expect(classifier.info).toMatchObject({ name: 'tiny', featureSet: 'musicnn', engine: 'wasm' });
    expect(await judge(classifier, windowOf(187, 0))).toBe('bass');
    expect(await judge(classifier, windowOf(187, 2))).toBe('treble');
    classifier.dispose();
  });

  it('is taken as a graph model with a constant input and independent scores', async () => {
    await graph();
    const classifier = await load();
    expect(await judge(classifier, windowOf(187, 1))).toBe('middle');
    classifier.dispose();
  });

  it('may take a fixed number of windows at once, as EffNet-Discogs does', async () => {
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
    ['layers', () => layers(MEMORY, { memory: true })],
    ['graph', () => graph()],
  ])('leaves no tensor behind (%s model)', async (_, write) => {
    await write();
    (await load()).dispose();
    const before = tf.memory().numTensors;
    const classifier = await load();
    await classifier.step([{ input: windowOf(187, 0), state: classifier.initialState() }]);
    classifier.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  const constants = GRAPH.tensors.constants;
  it.each<[string, () => Promise<string>, RegExp]>([
    [
      'input shape',
      () => layers({ featureSet: 'effnet-discogs' }),
      /tensors\.input \(window\)\.shape: expected \[batch, 128, 96\].*received \[batch, 187, 96\]/,
    ],
    ['labels', () => layers({ labels: ['a', 'b'] }), /labels: expected 3 labels.*received 2/],
    [
      'the same label twice',
      () => layers({ labels: ['a', 'b', 'a'] }),
      /labels.*there twice|there twice.*labels/,
    ],
    [
      'hash',
      () => layers({ hash: '000000000000' }),
      /hash: the manifest says 000000000000, the weights have [0-9a-f]{12}/,
    ],
    [
      'unknown front end',
      () => layers({ featureSet: 'yamnet' }),
      /featureSet: received "yamnet", expected one of mfcc64-w39-v1, musicnn, effnet-discogs/,
    ],
    [
      'a constant left out',
      () => graph({ tensors: { activation: 'sigmoid' } }),
      /tensors\.constants|tensors\.input/,
    ],
    [
      'dtype',
      () =>
        graph({ tensors: { input: 'model/Placeholder_1', constants: { 'model/Placeholder': 0 } } }),
      /dtype: expected float32, received bool/,
    ],
    [
      'unknown tensor',
      () => graph({ tensors: { constants, output: 'model/Softmax' } }),
      /tensors\.output: expected one of model\/Sigmoid, received "model\/Softmax"/,
    ],
    [
      'stateful without states',
      () => layers({ stateful: true }),
      /tensors\.states: expected at least one, as stateful is true, received none/,
    ],
    [
      'states without stateful',
      () => layers({ ...MEMORY, stateful: false }, { memory: true }),
      /stateful: expected true.*received false/,
    ],
    ['misspelt field', () => layers({ temprature: 2 }), /temprature/],
  ])('says which field does not fit: %s', async (_, write, message) => {
    await write();
    const before = tf.memory().numTensors;
    const error: unknown = await load().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'ModelError', message: expect.stringMatching(message) });
    expect((error as Error).message.split('\n')).toHaveLength(1);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('says which shard is missing', async () => {
    await layers({});
    await rm(join(directory, 'group1-shard2of2.bin'));
    await expect(load()).rejects.toThrow(
      /weightsManifest: expected the shard group1-shard2of2\.bin/,
    );
  });

  it('reads no shard from outside its folder', async () => {
    await layers({});
    const path = join(directory, 'model.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('group1-shard2of2.bin', '../secret.bin'));
    await expect(load()).rejects.toMatchObject({ code: 'model-damaged' });
  });

  it.each([
    ['an unknown field', { melbands: 96 }, /melbands/],
    ['a wrong value', { fftSize: 500 }, /power of two.*fftSize|fftSize.*power of two/],
    ['more than Earshot hears', { highHz: 12_000 }, /highHz/],
    [
      'a preset told otherwise',
      { melBands: 64 },
      /frontEnd\.melBands: the preset "musicnn" has 96, received 64/,
    ],
  ])('says which field of the front end is wrong: %s', async (_, changes, message) => {
    const { findFrontEnd } = await import('../../../streams/index.js');
    await layers({ frontEnd: { ...findFrontEnd('musicnn'), ...changes } });
    await expect(load()).rejects.toThrow(message);
  });
});
