import { Worker } from 'node:worker_threads';
import { compiledScript } from '../../streams/index.js';
import { HistoryError } from './history-error.js';
import type { HistoryAnswer, HistoryOrder, HistorySettings } from './worker-messages.js';

const findScript = (): string => {
  const script = compiledScript('./history-worker.js', import.meta.url);
  if (script !== undefined) return script;
  throw new HistoryError('expected the compiled history program, found none: run npm run build');
};

/** The thread that owns the database. */
export type HistoryThread = {
  readonly tell: (order: HistoryOrder) => void;
  /** Resolves when the thread is gone, with the reason when it was not asked to go. */
  readonly ended: Promise<string | undefined>;
};

/** Starts a thread of its own for the database, so that no write ever holds up what is heard. */
export const startWorker = (
  settings: HistorySettings,
  onAnswer: (answer: HistoryAnswer) => void,
): HistoryThread => {
  const worker = new Worker(findScript(), { workerData: settings, execArgv: [], stdout: true });
  worker.on('message', onAnswer);
  let failure: string | undefined;
  worker.on('error', (error) => {
    failure = error.message;
  });
  const ended = new Promise<string | undefined>((resolve) => {
    worker.on('exit', (code) =>
      resolve(failure ?? (code === 0 ? undefined : `ended with code ${code}`)),
    );
  });
  return { tell: (order) => worker.postMessage(order), ended };
};
