import { setImmediate } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs';
import { createQuickRandom, shuffled } from '../../training/random.js';
import type { Rows } from '../rows/rows.js';
import type { TargetRows } from '../rows/target-rows.js';

/** How a network is trained, by Adam (Kingma and Ba 2015). */
export type NetTraining = {
  /** Smooth L1 is the squared error to 1 and straight from there (Girshick 2015). */
  readonly loss: 'mse' | 'smoothL1';
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly seed: number;
};

/** Mean squared errors after an epoch, counted from 1: over what was learnt from, while learning, and held out. */
export type EpochErrors = {
  readonly epoch: number;
  readonly train: number;
  readonly heldOut: number;
};

/** What a training is told by, and stopped. */
export type NetHooks = {
  readonly onEpoch: (errors: EpochErrors) => void;
  /** How much is done, 0 to 1, of what is trained before the network itself, and what that is. */
  readonly onEarlier?: (share: number, words: string) => void;
  /** No training is longer than this, whatever it was told. */
  readonly mostEpochs: number;
  readonly stop: AbortSignal;
};

type Step = (batch: readonly number[]) => number;

const ESTIMATED_AT_ONCE = 4096;

const toTensor = ({ inputs, count, width }: Rows): tf.Tensor2D =>
  tf.tensor2d(inputs, [count, width]);

const apply = (model: tf.LayersModel, inputs: tf.Tensor[], training: boolean): tf.Tensor =>
  model.apply(inputs.length === 1 ? inputs[0] : inputs, { training }) as tf.Tensor;

/** What a network makes of each row: [rows × targets]. */
export const estimateRows = (model: tf.LayersModel, inputs: readonly Rows[]): Float32Array => {
  const { count } = inputs[0];
  const width = model.outputs[0].shape[1] as number;
  const estimates = new Float32Array(count * width);
  for (let from = 0; from < count; from += ESTIMATED_AT_ONCE) {
    const rows = Math.min(ESTIMATED_AT_ONCE, count - from);
    const part = tf.tidy(() => {
      const tensors = inputs.map(({ inputs: values, width: wide }) =>
        tf.tensor2d(values.subarray(from * wide, (from + rows) * wide), [rows, wide]),
      );
      return apply(model, tensors, false).dataSync<'float32'>();
    });
    estimates.set(part, from * width);
  }
  return estimates;
};

const meanSquare = (truths: Float32Array, estimates: Float32Array): number =>
  truths.reduce((sum, truth, i) => sum + (truth - estimates[i]) ** 2, 0) / truths.length;

/** A step learns from the rows of a batch and gives the sum of their mean squared errors. */
const createStep = (
  model: tf.LayersModel,
  inputs: readonly tf.Tensor[],
  targets: tf.Tensor,
  optimizer: tf.Optimizer,
  { loss }: NetTraining,
): Step => {
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const lossOf = loss === 'mse' ? tf.losses.meanSquaredError : tf.losses.huberLoss;
  return (batch) =>
    tf.tidy(() => {
      const rows = tf.tensor1d([...batch], 'int32');
      const truths = targets.gather(rows);
      const given = inputs.map((input) => input.gather(rows));
      let squares = 0;
      optimizer.minimize(
        () => {
          const estimates = apply(model, given, true);
          squares = tf.losses.meanSquaredError(truths, estimates).dataSync()[0];
          return lossOf(truths, estimates) as tf.Scalar;
        },
        false,
        variables,
      );
      return squares * batch.length;
    });
};

const learnEpoch = async (
  step: Step,
  order: readonly number[],
  batchSize: number,
  stop: AbortSignal,
): Promise<number> => {
  let squares = 0;
  for (let from = 0; from < order.length; from += batchSize) {
    // Some engines answer without ever letting signals and timers in.
    await setImmediate();
    stop.throwIfAborted();
    squares += step(order.slice(from, from + batchSize));
  }
  return squares / order.length;
};

/**
 * Trains a network on `train`, looking at `heldOut` after each epoch without learning from it. The engine must
 * be loaded before; layers that are not trainable stay as they are. Throws the reason of `stop` when that is
 * aborted.
 */
export const trainNet = async (
  model: tf.LayersModel,
  train: TargetRows,
  heldOut: TargetRows,
  training: NetTraining,
  { onEpoch, mostEpochs, stop }: NetHooks,
): Promise<void> => {
  const epochs = Math.min(training.epochs, mostEpochs);
  const optimizer = tf.train.adam(training.learningRate);
  const inputs = train.inputs.map(toTensor);
  const targets = toTensor(train.targets);
  const step = createStep(model, inputs, targets, optimizer, training);
  const rows = [...Array(train.targets.count).keys()];
  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const order = shuffled(rows, createQuickRandom(training.seed, 'order', epoch));
      const trained = await learnEpoch(step, order, training.batchSize, stop);
      const estimates = estimateRows(model, heldOut.inputs);
      onEpoch({ epoch, train: trained, heldOut: meanSquare(heldOut.targets.inputs, estimates) });
    }
  } finally {
    optimizer.dispose();
    tf.dispose([...inputs, targets]);
  }
};
