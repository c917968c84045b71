import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildHybrid } from '../../../models/architecture/build-hybrid.js';
import { melImageBasis } from '../../../models/architecture/mel-image-basis.js';
import { loadEngine } from '../../../models/inference/engines/load-engine.js';
import { hybridClassifier } from '../../../models/inference/hybrid-classifier.js';
import { createRandom } from '../../../models/training/random.js';
import { dctBasis, FEATURE_SET } from '../../../streams/index.js';

const { windowFrames, coefficients, melBands } = FEATURE_SET;
const STEPS = 4;
const options = {
  architecture: { filters: [4, 4, 4], embedding: 8, lstmUnits: 6, dropout: 0.3 },
  labelCount: 3,
  steps: STEPS,
  random: createRandom('hybrid'),
};
const info = { name: '', hash: '', labels: ['a', 'b', 'c'], featureSet: '', engine: 'wasm' };

const randomWindows = (count: number): Float32Array[] => {
  const random = createRandom('windows');
  const size = windowFrames * coefficients;
  return Array.from({ length: count }, () =>
    Float32Array.from({ length: size }, () => random() - 0.5),
  );
};

const wholeSequence = (
  { cnn, sequence }: ReturnType<typeof buildHybrid>,
  windows: Float32Array[],
) =>
  tf.tidy(() => {
    const stacked = tf.stack(
      windows.map((window) => tf.tensor2d(window, [windowFrames, coefficients])),
    );
    const embeddings = (cnn.predict(stacked) as tf.Tensor).expandDims(0);
    const logits = sequence.predict(embeddings) as tf.Tensor3D;
    return logits.softmax().squeeze([0]).arraySync() as number[][];
  });

describe('buildHybrid', () => {
  beforeAll(async () => void (await loadEngine('wasm')));

  it('says the same step by step, with the state carried, as of the whole sequence at once', async () => {
    const hybrid = buildHybrid(options);
    const windows = randomWindows(STEPS);
    const classifier = hybridClassifier(hybrid, info);
    let state = classifier.initialState();
    const reference = wholeSequence(hybrid, windows);
    for (const [step, mfcc] of windows.entries()) {
      const [result] = await classifier.step([{ input: mfcc, state }]);
      state = result.state;
      reference[step].forEach((value, label) =>
        expect(result.probabilities[label]).toBeCloseTo(value, 5),
      );
    }
  });

  it('gives each station of a batch what it would get alone', async () => {
    const classifier = hybridClassifier(buildHybrid(options), info);
    const requests = randomWindows(3).map((input) => ({ input, state: classifier.initialState() }));
    const together = await classifier.step(requests);
    for (const [index, request] of requests.entries()) {
      const [alone] = await classifier.step([request]);
      alone.probabilities.forEach((value, label) =>
        expect(together[index].probabilities[label]).toBeCloseTo(value, 5),
      );
    }
  });

  it('keeps the number of tensors flat over many steps', async () => {
    const classifier = hybridClassifier(buildHybrid(options), info);
    const [mfcc] = randomWindows(1);
    let state = classifier.initialState();
    const step = async () => {
      const [result] = await classifier.step([{ input: mfcc, state }]);
      state = result.state;
    };
    await step();
    const before = tf.memory().numTensors;
    for (let i = 0; i < 50; i++) await step();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('melImageBasis', () => {
  it('turns the MFCC of a smooth spectrum back into that spectrum', () => {
    const spectrum = (place: number) => 3 + Math.cos(2 * Math.PI * place) + 2 * place;
    const bands = Float32Array.from({ length: melBands }, (_, i) => spectrum((i + 0.5) / melBands));
    const basis = dctBasis(melBands, coefficients);
    const mfcc = Array.from({ length: coefficients }, (_, k) =>
      bands.reduce((sum, value, band) => sum + value * basis[k * melBands + band], 0),
    );
    const image = melImageBasis();
    for (let pixel = 0; pixel < coefficients; pixel++) {
      const value = mfcc.reduce((sum, c, k) => sum + c * image[k * coefficients + pixel], 0);
      expect(value).toBeCloseTo(spectrum((pixel + 0.5) / coefficients), 1);
    }
  });
});
