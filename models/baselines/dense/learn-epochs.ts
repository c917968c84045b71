import { setImmediate } from 'node:timers/promises';
import { createQuickRandom } from '../../training/random.js';
import type { DenseHooks, DenseModel, DenseProgress, DenseTraining } from './dense-training.js';
import { shuffleInPlace } from './shuffle-in-place.js';

/** What is learnt, and who is told. */
export type Epochs = {
  /** Rows to learn from. */
  readonly count: number;
  readonly training: DenseTraining;
  readonly hooks: DenseHooks;
  /** Signals, timers and `onShare` have their turn after so many rows. */
  readonly rowsPerTurn: number;
  /** Lent to `onEpoch`. */
  readonly model: DenseModel;
};

/** What came of a step over some rows, before it. */
export type LearntBatch = {
  /** Sum over the rows. */
  readonly loss: number;
  /** Rows that were judged right, where that is counted. */
  readonly hits?: number | undefined;
};

/** Takes a step over some rows. */
export type LearnBatch = (batch: Uint32Array, rate: number) => Promise<LearntBatch> | LearntBatch;

/** One pass over all rows; gives means over them. */
const learnEpoch = async (
  { training: { batchSize, rate, epochs }, hooks: { stop, onShare }, rowsPerTurn }: Epochs,
  order: Uint32Array,
  epoch: number,
  learnBatch: LearnBatch,
): Promise<Pick<DenseProgress, 'loss' | 'accuracy'>> => {
  let [loss, hits, turn] = [0, 0, 0];
  for (let from = 0; from < order.length; from += batchSize) {
    const epochsDone = epoch + from / order.length;
    if (from >= turn) {
      await setImmediate();
      stop?.throwIfAborted();
      onShare?.(epochsDone / epochs);
      turn += rowsPerTurn;
    }
    const learnt = await learnBatch(order.subarray(from, from + batchSize), rate(epochsDone));
    loss += learnt.loss;
    hits += learnt.hits ?? NaN;
  }
  const accuracy = Number.isNaN(hits) ? undefined : hits / order.length;
  return { loss: loss / order.length, accuracy };
};

/** Goes through all rows once an epoch, each time in another order. Throws the reason of `hooks.stop`. */
export const learnEpochs = async (learning: Epochs, learnBatch: LearnBatch): Promise<void> => {
  const { count, training, hooks, model } = learning;
  const { seed, epochs } = training;
  const order = Uint32Array.from({ length: count }, (_, row) => row);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffleInPlace(order, createQuickRandom(seed, 'order', epoch));
    const means = await learnEpoch(learning, order, epoch, learnBatch);
    await hooks.onEpoch?.({ epoch: epoch + 1, epochs, ...means }, model);
  }
};
