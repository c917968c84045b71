import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildComplexCnn } from '../../../../models/baselines/r3/nets/build-complex-cnn.js';
import { buildRegression } from '../../../../models/baselines/r3/nets/build-regression.js';
import {
  type EpochErrors,
  estimateRows,
  type NetTraining,
  trainNet,
} from '../../../../models/baselines/r3/train-net.js';
import { takeTargetRows, type TargetRows } from '../../../../models/baselines/rows/target-rows.js';
import { loadEngine } from '../../../../models/inference/engines/load-engine.js';
import { createRandom } from '../../../../models/training/random.js';

const madeUp = (count: number, width: number): TargetRows => {
  const random = createRandom('rows', width);
  const inputs = Float32Array.from({ length: count * width }, () => 2 * random() - 1);
  const rows = {
    count,
    width,
    inputs,
    labels: new Int32Array(count),
    names: [],
    groups: Array.from({ length: count }, (_, row) => String(row)),
  };
  const targets = Float32Array.from({ length: count }, (_, row) => (inputs[row * width] + 1) / 2);
  return { inputs: [rows], targets: { ...rows, width: 1, inputs: targets } };
};

const TRAINING: NetTraining = {
  loss: 'mse',
  epochs: 15,
  batchSize: 20,
  learningRate: 0.01,
  seed: 1,
};

const train = async (model: tf.LayersModel, rows: TargetRows, training: NetTraining) => {
  const heldOut = takeTargetRows(rows, [0, 1, 2]);
  const curve: EpochErrors[] = [];
  await trainNet(model, rows, heldOut, training, {
    onEpoch: (errors) => void curve.push(errors),
    mostEpochs: Infinity,
    stop: new AbortController().signal,
  });
  return curve;
};

describe('the training of a network on numbers', () => {
  beforeAll(() => loadEngine('wasm'));

  it.each(['mse', 'smoothL1'] as const)(
    'finds what follows from the inputs by %s',
    async (loss) => {
      const rows = madeUp(200, 6);
      const model = buildRegression(1, createRandom('net', 1));
      const before = tf.memory().numTensors;
      const curve = await train(model, rows, { ...TRAINING, loss });
      expect(tf.memory().numTensors).toBe(before);
      expect(curve.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
      const last = curve[14];
      expect(last.heldOut).toBeLessThan(0.01);
      expect(last.train).toBeLessThan(curve[0].train / 5);
      const estimates = estimateRows(model, takeTargetRows(rows, [0, 1, 2]).inputs);
      const squares = estimates.map((value, i) => (value - rows.targets.inputs[i]) ** 2);
      expect(last.heldOut).toBeCloseTo(squares.reduce((sum, value) => sum + value, 0) / 3, 6);
      model.dispose();
    },
  );

  it('leaves alone what is not trainable', async () => {
    const model = buildRegression(1, createRandom('net', 1));
    const weightsOf = (name: string) =>
      model
        .getLayer(name)
        .getWeights()
        .map((weight) => [...weight.dataSync()]);
    model.getLayer('wide').trainable = false;
    const [wide, narrow] = [weightsOf('wide'), weightsOf('narrow')];
    await train(model, madeUp(40, 6), { ...TRAINING, epochs: 1 });
    expect(weightsOf('wide')).toEqual(wide);
    expect(weightsOf('narrow')).not.toEqual(narrow);
    model.dispose();
  });

  it('goes through the pooling and the large kernel of the CNN', async () => {
    const model = buildComplexCnn({ steps: 3, values: 20 }, 1, createRandom('net', 1));
    const first = () => [...model.getLayer('convolution_1').getWeights()[0].dataSync()];
    const before = first();
    const [{ heldOut }] = await train(model, madeUp(4, 60), { ...TRAINING, epochs: 1 });
    expect(heldOut).toBeGreaterThan(0);
    expect(first()).not.toEqual(before);
    model.dispose();
  });
});
