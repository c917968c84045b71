import type { HistoryBatch } from './history-batch.js';
import { HistoryError } from './history-error.js';
import { startWorker } from './start-worker.js';
import type { HistoryAnswer, HistorySettings } from './worker-messages.js';

/** A database that is open for writing, in a thread of its own. */
export type WriterThread = {
  /** Resolves when the batch is in the database; rejects with a `HistoryError` when nothing of it is. One at a time. */
  readonly write: (batch: HistoryBatch) => Promise<void>;
  /** Resolves when the database is closed. */
  readonly close: () => Promise<void>;
};

type Settle = { readonly resolve: () => void; readonly reject: (error: Error) => void };

/** Opens the history. Rejects with a `HistoryError` when that cannot be. */
export const openWriterThread = async (settings: HistorySettings): Promise<WriterThread> => {
  let waiting: Settle | undefined;
  const settle = (reason?: string): void => {
    const { resolve, reject } = waiting ?? {};
    waiting = undefined;
    if (reason === undefined) resolve?.();
    else reject?.(new HistoryError(reason));
  };
  const onAnswer = (answer: HistoryAnswer): void =>
    settle('reason' in answer ? answer.reason : undefined);
  const answered = (): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
    });
  const thread = startWorker(settings, onAnswer);
  const ended = thread.ended.then((reason = 'the thread that keeps it is gone') => settle(reason));
  let isGone = false;
  void ended.then(() => (isGone = true));
  await answered();
  const write = (batch: HistoryBatch): Promise<void> => {
    if (isGone) return Promise.reject(new HistoryError('the thread that keeps it is gone'));
    thread.tell({ kind: 'write', batch });
    return answered();
  };
  const close = async (): Promise<void> => {
    if (!isGone) thread.tell({ kind: 'close' });
    await ended;
  };
  return { write, close };
};
