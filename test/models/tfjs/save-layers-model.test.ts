import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadEngine } from '../../../models/inference/engines/load-engine.js';
import { loadClassifier } from '../../../models/inference/load-classifier.js';
import { buildKindModel } from '../../../models/sound-kind/build-kind-model.js';
import { judgeWithModel } from '../../../models/sound-kind/judge-with-model.js';
import { makeHiss } from '../../../models/sound-kind/make-hiss.js';
import { saveLayersModel } from '../../../models/tfjs/save-layers-model.js';
import { SOUND_KINDS } from '../../../models/sound-kind/sound-kinds.js';
import { createRandom } from '../../../models/training/random.js';
import { windowToMfcc } from '../../../streams/index.js';

let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'earshot-kinds-'));
});

afterEach(() => rm(directory, { recursive: true }));

describe('a saved kind model', () => {
  it('says the same after it was saved and loaded, and is small', { timeout: 60_000 }, async () => {
    await loadEngine('wasm');
    const model = buildKindModel(SOUND_KINDS.length, createRandom('weights'));
    const windows = [1, 2, 3].map((seed) => windowToMfcc(makeHiss(createRandom(seed))));
    const expected = await judgeWithModel(model)(windows);
    const manifest = await saveLayersModel(directory, model, {
      name: 'kinds',
      kind: 'sound-kind',
      labels: [...SOUND_KINDS],
    });
    model.dispose();
    const tensorsBefore = tf.memory().numTensors;
    expect(manifest.parameters).toBeLessThan(30_000);
    const classifier = await loadClassifier({ model: directory, engine: 'wasm' });
    const results = await classifier.step(windows.map((input) => ({ input, state: {} })));
    classifier.dispose();
    expect(tf.memory().numTensors).toBe(tensorsBefore);
    expect(classifier.info.labels).toEqual(SOUND_KINDS);
    results.forEach(({ probabilities }, index) =>
      probabilities.forEach((each, kind) => expect(each).toBeCloseTo(expected[index][kind], 5)),
    );
  });
});
