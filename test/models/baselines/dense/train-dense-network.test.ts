import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  DenseData,
  DenseTraining,
} from '../../../../models/baselines/dense/dense-training.js';
import { constantRate } from '../../../../models/baselines/dense/learning-rate.js';
import { trainDenseNetwork } from '../../../../models/baselines/dense/train-dense-network.js';
import { likeliest } from '../../../../models/baselines/classical/likeliest.js';
import { loadEngine } from '../../../../models/inference/engines/load-engine.js';
import { createRandom, normal } from '../../../../models/training/random.js';

const COUNT = 60;
const random = createRandom('rows');
const data: DenseData = {
  count: COUNT,
  width: 4,
  inputs: Float32Array.from({ length: COUNT * 4 }, () => normal(random)),
  targets: Int32Array.from({ length: COUNT }, (_, row) => row % 3),
};
const still: DenseTraining = {
  hidden: [{ units: 6, activation: 'relu' }],
  outputs: 3,
  head: 'softmax',
  rate: constantRate(0),
  batchSize: 7,
  epochs: 1,
  seed: 1,
};

/** What the log of the first epoch says, and what the network makes of its rows afterwards. */
const learn = async (training: DenseTraining, rows = data) => {
  let logged: number | undefined;
  const onEpoch = ({ accuracy }: { readonly accuracy?: number | undefined }) => {
    logged = accuracy;
  };
  const model = await trainDenseNetwork(rows, training, { onEpoch });
  const judged = likeliest(await model.predict(rows.inputs), training.outputs);
  model.dispose();
  const after = judged.filter((label, row) => label === rows.targets[row]).length / COUNT;
  return { logged, after };
};

describe('the accuracy in the log of a dense network', () => {
  beforeAll(() => loadEngine('wasm'));

  it('is that of its answers, as long as its weights do not move', async () => {
    const { logged, after } = await learn(still);
    expect(logged).toBeCloseTo(after, 9);
  });

  it('is behind that after an epoch in which it learns', async () => {
    const { logged, after } = await learn({ ...still, rate: constantRate(0.05) });
    expect(logged).toBeLessThan(after);
  });

  it('is not there for numbers, and leaves no tensors behind', async () => {
    const numbers = { ...data, targets: Float32Array.from({ length: COUNT * 3 }, () => 0.5) };
    const before = tf.memory().numTensors;
    expect((await learn({ ...still, head: 'sigmoid' }, numbers)).logged).toBeUndefined();
    await learn(still);
    expect(tf.memory().numTensors).toBe(before);
  });
});
