import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildCombiner } from '../../../../../models/baselines/r3/nets/build-combiner.js';
import { buildComplexCnn } from '../../../../../models/baselines/r3/nets/build-complex-cnn.js';
import { buildRegression } from '../../../../../models/baselines/r3/nets/build-regression.js';
import { buildRnn } from '../../../../../models/baselines/r3/nets/build-rnn.js';
import { buildSimpleCnn } from '../../../../../models/baselines/r3/nets/build-simple-cnn.js';
import { buildSimpleRnn } from '../../../../../models/baselines/r3/nets/build-simple-rnn.js';
import { loadEngine } from '../../../../../models/inference/engines/load-engine.js';
import { createRandom } from '../../../../../models/training/random.js';

const STATISTICS = { steps: 3, values: 20 };
const FRAMES = { steps: 160, values: 20 };

const random = () => createRandom('nets', 1);

const sizes = (...layers: [inputs: number, outputs: number][]): number =>
  layers.reduce((sum, [inputs, outputs]) => sum + (inputs + 1) * outputs, 0);

const counted = (model: tf.LayersModel): number => {
  const count = model.countParams();
  model.dispose();
  return count;
};

describe('the networks of R3', () => {
  let tensors = 0;
  beforeAll(() => loadEngine('wasm'));
  beforeEach(() => (tensors = tf.memory().numTensors));
  afterEach(() => expect(tf.memory().numTensors).toBe(tensors));

  it('have a regression 6-64-32-5 of 2,693 parameters', () => {
    expect(sizes([6, 64], [64, 32], [32, 5])).toBe(2693);
    expect(counted(buildRegression(5, random()))).toBe(2693);
  });

  it('have an LSTM of 22,085 parameters, 256 fewer than PyTorch counts with two biases', () => {
    const gates = 4 * 64;
    expect(gates * (20 + 64) + 2 * gates + sizes([64, 5])).toBe(22_341);
    expect(counted(buildRnn(FRAMES, 5, random()))).toBe(22_341 - gates);
  });

  it('have a CNN of 2,485,765 parameters, whatever the size of its image', () => {
    const convolutions = sizes([9, 32], [9 * 32, 64], [9 * 64, 128], [9 * 128, 256]);
    const whole = convolutions + sizes([8 * 8 * 256, 128], [128, 5]);
    expect(whole).toBe(2_485_765);
    expect(counted(buildComplexCnn(FRAMES, 5, random()))).toBe(whole);
    expect(counted(buildComplexCnn(STATISTICS, 5, random()))).toBe(whole);
  });

  it('have a small CNN and a small RNN with one answer', () => {
    expect(counted(buildSimpleCnn(STATISTICS, 1, random()))).toBe(
      sizes([9, 16], [9 * 16, 32], [2 * 10 * 32, 1]),
    );
    expect(counted(buildSimpleRnn(STATISTICS, 1, random()))).toBe(sizes([20 + 64, 64], [64, 1]));
  });

  it('combine two trained networks that stay as they are by 3,461 parameters', () => {
    const [rnn, regression] = [buildRnn(STATISTICS, 5, random()), buildRegression(5, random())];
    const combiner = buildCombiner({ rnn, regression }, STATISTICS, 5, createRandom('other', 1));
    const own = combiner.trainableWeights.reduce(
      (sum, { shape }) => sum + shape.reduce<number>((size, wide) => size * (wide ?? 1), 1),
      0,
    );
    expect(own).toBe(sizes([64, 32], [32, 32], [64, 5]));
    expect(own).toBe(3461);
    const values = (model: tf.LayersModel, name: string) =>
      model
        .getLayer(name)
        .getWeights()
        .map((weight) => [...weight.dataSync()]);
    expect(values(combiner, 'lstm')).toEqual(values(rnn, 'lstm'));
    expect(values(combiner, 'narrow')).toEqual(values(regression, 'narrow'));
    [combiner, rnn, regression].forEach((model) => model.dispose());
  });

  it('start alike from one seed and otherwise from another', () => {
    const starts = [1, 1, 2].map((seed) => {
      const model = buildRnn(STATISTICS, 5, createRandom('net', seed));
      const values = model.getWeights().flatMap((weight) => [...weight.dataSync()]);
      model.dispose();
      return values;
    });
    expect(starts[0]).toEqual(starts[1]);
    expect(starts[0]).not.toEqual(starts[2]);
  });
});
