import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadEngine } from '../../../models/inference/engines/load-engine.js';
import { loadClassifier } from '../../../models/inference/load-classifier.js';
import { buildComplexCnn } from '../../../models/baselines/r3/nets/build-complex-cnn.js';
import { buildRnn } from '../../../models/baselines/r3/nets/build-rnn.js';
import { buildSimpleCnn } from '../../../models/baselines/r3/nets/build-simple-cnn.js';
import { buildSimpleRnn } from '../../../models/baselines/r3/nets/build-simple-rnn.js';
import { loadTrackSystem } from '../../../models/tracks/load-track-system.js';
import { scaleStatistics } from '../../../models/tracks/net/net-scaler.js';
import { hearStatistics } from '../../../models/tracks/statistics/hear-statistics.js';
import { createRandom } from '../../../models/training/random.js';
import { SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { encodeWav } from '../../helpers/encode-wav.js';
import { DESCRIBED, saveTrackNet, SCALER, SEQUENCE } from '../../helpers/save-track-net.js';
import { synthesiseChords } from '../../helpers/synthesise-chords.js';

describe('a network that judges whole recordings', () => {
  let root = '';
  let song = '';
  let net = '';
  const told: number[] = [];
  const stop = new AbortController().signal;
  const options = { stop, onProgress: (seconds: number) => void told.push(seconds) };

  const writeSound = async (name: string, samples: Float32Array): Promise<string> => {
    const path = join(root, name);
    await writeFile(path, encodeWav(samples, SAMPLE_RATE_HZ));
    return path;
  };

  beforeAll(async () => {
    await loadEngine('wasm');
    root = await mkdtemp(join(tmpdir(), 'earshot-tracks-'));
    song = await writeSound('song.wav', synthesiseChords());
    net = await saveTrackNet(root, 'net');
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it.each([
    ['an LSTM', buildRnn, DESCRIBED],
    ['a plain recurrent layer', buildSimpleRnn, DESCRIBED],
    ['two convolutions', buildSimpleCnn, DESCRIBED],
    ['convolutions with a layer of our own', buildComplexCnn, DESCRIBED],
    ['a network of one descriptor', buildRnn, ['danceability']],
  ])('says of a file what it says of its statistics: %s', async (_, build, labels) => {
    const { values } = await hearStatistics(song, options);
    const model = build(SEQUENCE, labels.length, createRandom('track', 1));
    const expected = tf.tidy(() => {
      const input = tf.tensor2d(scaleStatistics(values, SCALER), [1, values.length]);
      return (model.predict(input) as tf.Tensor).dataSync();
    });
    model.dispose();
    const directory = await saveTrackNet(root, 'same', build, labels);
    const tensors = tf.memory().numTensors;
    told.length = 0;
    const system = await loadTrackSystem(directory, { engine: 'wasm' });
    const hash = expect.any(String) as string;
    const r2 = { danceability: 0.31 };
    expect(system.info).toEqual({ name: 'same', hash, labels, r2 });
    const { durationSeconds, descriptors, probabilities } = await system.hear(song, options);
    expect(durationSeconds).toBeCloseTo(4, 2);
    expect(probabilities).toBeUndefined();
    expect(Object.keys(descriptors!)).toEqual(labels);
    labels.forEach((label, i) => expect(descriptors![label]).toBeCloseTo(expected[i]!, 5));
    expect(told.at(-1)).toBeCloseTo(4, 2);
    system.dispose();
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it.each<[string, () => Promise<string>, RegExp]>([
    [
      'too short',
      () => writeSound('short.wav', synthesiseChords().subarray(0, SAMPLE_RATE_HZ)),
      /^\S+short\.wav is too short to judge as a whole: 3 s of sound are needed, it has 1\.0 s$/,
    ],
    [
      'silent',
      () => writeSound('silent.wav', new Float32Array(4 * SAMPLE_RATE_HZ)),
      /^\S+silent\.wav is silent: expected sound above -60 dB, it has none$/,
    ],
    [
      'next to silent',
      () =>
        writeSound(
          'faint.wav',
          synthesiseChords().map((sample) => sample / 2000),
        ),
      /^\S+faint\.wav is silent: expected sound above -60 dB, it reaches -\d\d dB$/,
    ],
    [
      'not there',
      () => Promise.resolve(join(root, 'none.wav')),
      /none\.wav: expected an audio file, got no such file$/,
    ],
  ])('says in a line why it cannot judge a file that is %s', async (_, write, message) => {
    const system = await loadTrackSystem(net, { engine: 'wasm' });
    await expect(system.hear(await write(), options)).rejects.toThrow(message);
    system.dispose();
  });

  it('stops when it is told to', async () => {
    const system = await loadTrackSystem(net, { engine: 'wasm' });
    const stopping = new AbortController();
    const onProgress = () => stopping.abort(new Error('enough'));
    const hearing = system.hear(song, { stop: stopping.signal, onProgress });
    await expect(hearing).rejects.toThrow('enough');
    await expect(system.hear(song, { stop: stopping.signal, onProgress })).rejects.toThrow(
      'enough',
    );
    system.dispose();
  });

  it('is no model to listen with, which says where to ask it', async () => {
    await expect(loadClassifier({ model: net, engine: 'wasm' })).rejects.toThrow(
      /net judges whole recordings \(track-statistics-60-v1\) and is asked by `earshot compare`: expected/,
    );
  });
});
