import { setImmediate } from 'node:timers/promises';
import type { DenseHooks, DenseTraining } from './dense-training.js';

/** How an epoch goes through its rows. */
export type EpochOfRows = {
  /** All rows, in the order in which they are learnt. */
  readonly order: Uint32Array;
  /** From 0. */
  readonly epoch: number;
  readonly training: DenseTraining;
  readonly hooks: DenseHooks;
  /** Signals, timers and `onShare` have their turn after so many rows. */
  readonly rowsPerTurn: number;
};

/**
 * One pass over all rows: `learnBatch` takes a step over some of them and gives the sum of their losses.
 * Gives the mean loss; throws the reason of `hooks.stop` when that is aborted.
 */
export const learnEpoch = async (
  { order, epoch, training, hooks: { stop, onShare }, rowsPerTurn }: EpochOfRows,
  learnBatch: (batch: Uint32Array, rate: number) => Promise<number> | number,
): Promise<number> => {
  const { batchSize, rate, epochs } = training;
  let loss = 0;
  let turn = 0;
  for (let from = 0; from < order.length; from += batchSize) {
    const epochsDone = epoch + from / order.length;
    if (from >= turn) {
      await setImmediate();
      stop?.throwIfAborted();
      onShare?.(epochsDone / epochs);
      turn += rowsPerTurn;
    }
    loss += await learnBatch(order.subarray(from, from + batchSize), rate(epochsDone));
  }
  return loss / order.length;
};
