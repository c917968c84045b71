import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { findFrontEnd } from '../../../streams/index.js';
import { GRAPH, MEMORY, type ModelFolder, openModelFolder } from '../../helpers/tiny-models.js';

describe("a user's TensorFlow.js model that does not fit", () => {
  const constants = GRAPH.tensors.constants;
  it.each<[string, (folder: ModelFolder) => Promise<string>, RegExp]>([
    [
      'input shape',
      ({ layers }) => layers({ featureSet: 'effnet-discogs' }),
      /tensors\.input \(window\)\.shape: expected \[batch, 128, 96\].*received \[batch, 187, 96\]/,
    ],
    [
      'labels',
      ({ layers }) => layers({ labels: ['a', 'b'] }),
      /labels: expected 3 labels.*received 2/,
    ],
    [
      'the same label twice',
      ({ layers }) => layers({ labels: ['a', 'b', 'a'] }),
      /labels.*there twice|there twice.*labels/,
    ],
    [
      'hash',
      ({ layers }) => layers({ hash: '000000000000' }),
      /hash: the manifest says 000000000000, the weights have [0-9a-f]{12}/,
    ],
    [
      'unknown front end',
      ({ layers }) => layers({ featureSet: 'yamnet' }),
      /featureSet: received "yamnet", expected one of mfcc64-w39-v1, musicnn, effnet-discogs/,
    ],
    [
      'a constant left out',
      ({ graph }) => graph({ tensors: { activation: 'sigmoid' } }),
      /tensors\.constants|tensors\.input/,
    ],
    [
      'dtype',
      ({ graph }) =>
        graph({ tensors: { input: 'model/Placeholder_1', constants: { 'model/Placeholder': 0 } } }),
      /dtype: expected float32, received bool/,
    ],
    [
      'unknown tensor',
      ({ graph }) => graph({ tensors: { constants, output: 'model/Softmax' } }),
      /tensors\.output: expected one of model\/Sigmoid, received "model\/Softmax"/,
    ],
    [
      'stateful without states',
      ({ layers }) => layers({ stateful: true }),
      /tensors\.states: expected at least one, as stateful is true, received none/,
    ],
    [
      'states without stateful',
      ({ layers }) => layers({ ...MEMORY, stateful: false }, { memory: true }),
      /stateful: expected true.*received false/,
    ],
    ['misspelt field', ({ layers }) => layers({ temprature: 2 }), /temprature/],
  ])('says which field does not fit: %s', async (_, write, message) => {
    const folder = await openModelFolder();
    await write(folder);
    const before = tf.memory().numTensors;
    const error: unknown = await folder.load().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'ModelError', message: expect.stringMatching(message) });
    expect((error as Error).message.split('\n')).toHaveLength(1);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('says which shard is missing', async () => {
    const { directory, load, layers } = await openModelFolder();
    await layers({});
    await rm(join(directory, 'group1-shard2of2.bin'));
    await expect(load()).rejects.toThrow(
      /weightsManifest: expected the shard group1-shard2of2\.bin/,
    );
  });

  it('reads no shard from outside its folder', async () => {
    const { directory, load, layers } = await openModelFolder();
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
    const { layers, load } = await openModelFolder();
    await layers({ frontEnd: { ...findFrontEnd('musicnn'), ...changes } });
    await expect(load()).rejects.toThrow(message);
  });
});
