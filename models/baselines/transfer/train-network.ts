import { setImmediate } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs';
import { createRandom, shuffled } from '../../training/random.js';

/** Examples for a network: `[count × size]` values of a shape, and a label each. */
export type Examples = {
  readonly count: number;
  readonly values: Float32Array;
  /** Shape of one example. */
  readonly shape: readonly number[];
  readonly labels: Int32Array;
};

/** How a network of logits is trained by Adam. */
export type NetworkTraining = {
  readonly epochs: number;
  readonly batchSize: number;
  readonly rate: number;
  readonly seed: number;
  /** Epochs without a better validation loss until it stops; it never stops early when left out. */
  readonly patience?: number;
  /** Epochs without a better validation loss until the rate is halved. */
  readonly plateau?: number;
  readonly stop: AbortSignal;
  readonly onEpoch?: (point: EpochPoint) => void;
};

/** How an epoch went. */
export type EpochPoint = {
  /** From 1. */
  readonly epoch: number;
  readonly loss: number;
  readonly validLoss?: number | undefined;
  readonly validAccuracy?: number | undefined;
};

const JUDGED_AT_ONCE = 128;

const batchOf = ({ values, shape }: Examples, rows: readonly number[]): tf.Tensor => {
  const size = values.length === 0 ? 0 : shape.reduce((product, side) => product * side, 1);
  const joined = new Float32Array(rows.length * size);
  rows.forEach((row, i) => joined.set(values.subarray(row * size, (row + 1) * size), i * size));
  return tf.tensor(joined, [rows.length, ...shape]);
};

const inBatches = (rows: readonly number[], size: number): number[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    rows.slice(i * size, (i + 1) * size),
  );

const rowsOf = ({ count }: Examples): number[] => Array.from({ length: count }, (_, row) => row);

/** What a network says of examples, `[count × outputs]`. */
export const applyNetwork = (model: tf.LayersModel, examples: Examples): Float32Array => {
  const parts = inBatches(rowsOf(examples), JUDGED_AT_ONCE).map((rows) =>
    tf.tidy(() => (model.predict(batchOf(examples, rows)) as tf.Tensor).dataSync()),
  );
  return Float32Array.from(parts.flatMap((part) => [...part]));
};

const score = (model: tf.LayersModel, examples: Examples) => {
  const logits = applyNetwork(model, examples);
  const classes = logits.length / examples.count;
  let [loss, hits] = [0, 0];
  examples.labels.forEach((label, row) => {
    const own = logits.subarray(row * classes, (row + 1) * classes);
    const most = Math.max(...own);
    const sum = own.reduce((total, logit) => total + Math.exp(logit - most), 0);
    loss += Math.log(sum) + most - own[label];
    if (own[label] === most) hits++;
  });
  return { loss: loss / examples.count, accuracy: hits / examples.count };
};

const penaltyOf = (model: tf.LayersModel): tf.Scalar =>
  model.calculateLosses().reduce((sum, each) => tf.add(sum, each), tf.scalar(0)) as tf.Scalar;

const learn = (
  model: tf.LayersModel,
  optimizer: tf.AdamOptimizer,
  examples: Examples,
  rows: readonly number[],
): number => {
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  return tf.tidy(() => {
    const inputs = batchOf(examples, rows);
    const labels = rows.map((row) => examples.labels[row]);
    const loss = optimizer.minimize(
      () => {
        const logits = model.apply(inputs, { training: true }) as tf.Tensor2D;
        const truths = tf.oneHot(tf.tensor1d(labels, 'int32'), logits.shape[1]);
        return tf.losses.softmaxCrossEntropy(truths, logits).add(penaltyOf(model)) as tf.Scalar;
      },
      true,
      variables,
    );
    return loss!.dataSync()[0];
  });
};

const setRate = (optimizer: tf.AdamOptimizer, rate: number): void => {
  (optimizer as unknown as { learningRate: number }).learningRate = rate;
};

/** The weights so far best on validation; whoever makes it ends it. */
const createBest = (model: tf.LayersModel) => {
  let weights: tf.Tensor[] = [];
  let loss = Infinity;
  return {
    offer: (validLoss: number): boolean => {
      if (validLoss >= loss) return false;
      loss = validLoss;
      tf.dispose(weights);
      weights = model.getWeights().map((weight) => weight.clone());
      return true;
    },
    end: (): void => {
      if (weights.length > 0) model.setWeights(weights);
      tf.dispose(weights);
    },
  };
};

const runEpoch = async (
  model: tf.LayersModel,
  optimizer: tf.AdamOptimizer,
  examples: Examples,
  order: readonly number[],
  { batchSize, stop }: NetworkTraining,
): Promise<number> => {
  let sum = 0;
  const batches = inBatches(order, batchSize);
  for (const rows of batches) {
    await setImmediate();
    stop.throwIfAborted();
    sum += learn(model, optimizer, examples, rows);
  }
  return sum / batches.length;
};

/**
 * Trains a network of logits by cross-entropy; with validation examples the best weights are kept, the rate is
 * halved on plateaus and it stops early, where asked. Throws the reason of `stop`.
 */
export const trainNetwork = async (
  model: tf.LayersModel,
  examples: Examples,
  valid: Examples | undefined,
  training: NetworkTraining,
): Promise<readonly EpochPoint[]> => {
  const { epochs, seed, patience = Infinity, plateau = Infinity, onEpoch } = training;
  const optimizer = tf.train.adam(training.rate);
  const best = createBest(model);
  const random = createRandom('network', seed);
  const points: EpochPoint[] = [];
  let [rate, waited] = [training.rate, 0];
  try {
    for (let epoch = 1; epoch <= epochs && waited < patience; epoch++) {
      const order = shuffled(rowsOf(examples), random);
      const loss = await runEpoch(model, optimizer, examples, order, training);
      const scored = valid && score(model, valid);
      points.push({ epoch, loss, validLoss: scored?.loss, validAccuracy: scored?.accuracy });
      onEpoch?.(points[points.length - 1]);
      if (!scored) continue;
      waited = best.offer(scored.loss) ? 0 : waited + 1;
      if (waited > 0 && waited % plateau === 0) setRate(optimizer, (rate /= 2));
    }
  } finally {
    best.end();
    optimizer.dispose();
  }
  return points;
};
