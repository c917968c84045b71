import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  DenseData,
  DenseShape,
  DenseTraining,
} from '../../../../models/baselines/dense/dense-training.js';
import { halvingRate } from '../../../../models/baselines/dense/learning-rate.js';
import { trainDenseNetwork } from '../../../../models/baselines/dense/train-dense-network.js';
import { trainPerceptron } from '../../../../models/baselines/dense/train-perceptron.js';
import { loadEngine } from '../../../../models/inference/engines/load-engine.js';
import { createRandom, normal } from '../../../../models/training/random.js';

const WIDTH = 4;
const OUTPUTS = 3;
const COUNT = 60;

const shapes: readonly [string, DenseShape][] = [
  [
    'classes by two hidden layers',
    {
      hidden: [
        { units: 6, activation: 'relu' },
        { units: 5, activation: 'sigmoid' },
      ],
      outputs: OUTPUTS,
      head: 'softmax',
    },
  ],
  [
    'shares by one hidden layer',
    { hidden: [{ units: 5, activation: 'relu' }], outputs: OUTPUTS, head: 'sigmoid' },
  ],
  ['numbers by no hidden layer', { hidden: [], outputs: OUTPUTS, head: 'linear' }],
];

const makeData = (head: DenseShape['head']): DenseData => {
  const random = createRandom('rows');
  const inputs = Float32Array.from({ length: COUNT * WIDTH }, () => normal(random));
  const targets =
    head === 'softmax'
      ? Int32Array.from({ length: COUNT }, (_, row) => (inputs[row * WIDTH] > 0 ? row % 2 : 2))
      : Float32Array.from({ length: COUNT * OUTPUTS }, () => random());
  return { count: COUNT, width: WIDTH, inputs, targets };
};

const training = (shape: DenseShape): DenseTraining => ({
  ...shape,
  rate: halvingRate(0.02, 5, 'smooth'),
  batchSize: 7,
  epochs: 10,
  seed: 1,
});

/** The same weights for both: kernels of small normal numbers, biases too. */
const makeWeights = ({ hidden }: DenseShape) => {
  const random = createRandom('weights');
  const widths = [WIDTH, ...hidden.map(({ units }) => units), OUTPUTS];
  const parts = widths.slice(1).flatMap((units, l) => [
    { shape: [widths[l], units], values: Array.from({ length: widths[l] * units }) },
    { shape: [units], values: Array.from({ length: units }) },
  ]);
  return parts.map(({ shape, values }) => ({
    shape,
    values: values.map(() => Math.fround(normal(random) / 2)),
  }));
};

beforeAll(() => loadEngine('wasm'));

describe('the small perceptron', () => {
  it.each(shapes)('learns %s as TensorFlow.js does, to 1e-4', async (_, shape) => {
    const data = makeData(shape.head);
    const weights = makeWeights(shape);
    const losses: [number[], number[]] = [[], []];
    const start = weights.map((part) => tf.tensor(part.values, part.shape));
    const ours = await trainPerceptron(
      data,
      training(shape),
      { onEpoch: ({ loss }) => void losses[0].push(loss) },
      Float64Array.from(weights.flatMap(({ values }) => values)),
    );
    const theirs = await trainDenseNetwork(
      data,
      training(shape),
      { onEpoch: ({ loss }) => void losses[1].push(loss) },
      start,
    );
    const [mine, other] = [await ours.predict(data.inputs), await theirs.predict(data.inputs)];
    theirs.dispose();
    tf.dispose(start);
    expect(ours.parameterCount).toBe(theirs.parameterCount);
    expect(losses[0][9]).toBeLessThan(losses[0][0]);
    losses[0].forEach((loss, epoch) => expect(loss).toBeCloseTo(losses[1][epoch], 4));
    mine.forEach((value, i) => expect(Math.abs(value - other[i])).toBeLessThan(1e-4));
  });

  it('gives the same answers for the same seed and others for another', async () => {
    const [, shape] = shapes[0];
    const data = makeData('softmax');
    const answers = async (seed: number) =>
      (await trainPerceptron(data, { ...training(shape), seed })).predict(data.inputs);
    expect(await answers(1)).toEqual(await answers(1));
    expect(await answers(1)).not.toEqual(await answers(2));
  });

  it('stops with the reason that it is given', async () => {
    const [, shape] = shapes[0];
    const stop = new AbortController();
    const onEpoch = () => stop.abort(new Error('enough'));
    const run = trainPerceptron(makeData('softmax'), training(shape), {
      onEpoch,
      stop: stop.signal,
    });
    await expect(run).rejects.toThrow('enough');
  });

  it('refuses layers that it does not know', async () => {
    const shape: DenseShape = {
      hidden: [{ units: 3, activation: 'relu', dropout: 0.2 }],
      outputs: OUTPUTS,
      head: 'softmax',
    };
    const run = trainPerceptron(makeData('softmax'), training(shape));
    await expect(run).rejects.toThrow('without batch normalisation and dropout');
  });
});

describe('the dense network of TensorFlow.js', () => {
  const shape: DenseShape = {
    hidden: [{ units: 8, activation: 'relu', batchNormalisation: true, dropout: 0.2 }],
    outputs: OUTPUTS,
    head: 'softmax',
  };

  it('repeats a training with dropout for the same seed', async () => {
    const data = makeData('softmax');
    const answers = async () => {
      const model = await trainDenseNetwork(data, training(shape));
      const told = await model.predict(data.inputs);
      model.dispose();
      return told;
    };
    expect(await answers()).toEqual(await answers());
  });

  it('leaves no tensor behind, stopped or not', async () => {
    const data = makeData('softmax');
    const before = tf.memory().numTensors;
    const model = await trainDenseNetwork(data, training(shape));
    await model.predict(data.inputs);
    model.dispose();
    const stop = new AbortController();
    const onEpoch = () => stop.abort(new Error('enough'));
    const stopped = trainDenseNetwork(data, training(shape), { onEpoch, stop: stop.signal });
    await expect(stopped).rejects.toThrow('enough');
    expect(tf.memory().numTensors).toBe(before);
  });

  it('has the 195,826 parameters of the report on 114 genres', async () => {
    const { GENRE_NETWORK } = await import('../../../../models/baselines/r1/genre-network.js');
    const { buildDenseNetwork } =
      await import('../../../../models/baselines/dense/build-dense-network.js');
    const network = buildDenseNetwork(30, { ...GENRE_NETWORK, outputs: 114 }, Math.random);
    expect(network.layers.map((layer) => layer.countParams()).filter((count) => count > 0)).toEqual(
      [15_872, 131_328, 1_024, 32_896, 14_706],
    );
    expect(network.countParams()).toBe(195_826);
    network.dispose();
  });
});
