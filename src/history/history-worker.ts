import { parentPort, workerData } from 'node:worker_threads';
import { createHistoryWriter } from './database/create-writer.js';
import { forgetOld } from './database/forget-old.js';
import { openForWriting } from './database/open-for-writing.js';
import type { HistoryBatch } from './history-batch.js';
import type { HistoryAnswer, HistoryOrder, HistorySettings } from './worker-messages.js';

/** How often what is too old is looked for. */
const FORGET_EVERY_MS = 60_000;

const port = parentPort!;
const settings = workerData as HistorySettings;
const answer = (message: HistoryAnswer): void => port.postMessage(message);

const serve = async (): Promise<void> => {
  const database = await openForWriting(settings.file);
  const writer = createHistoryWriter(database, Date.now());
  let forgotMs = -Infinity;
  const forget = (): void => {
    if (performance.now() - forgotMs < FORGET_EVERY_MS) return;
    forgotMs = performance.now();
    forgetOld(database, settings, Date.now());
  };
  const write = (batch: HistoryBatch): void => {
    try {
      forget();
      writer.write(batch);
      answer({ kind: 'written' });
    } catch (error) {
      answer({ kind: 'not-written', reason: (error as Error).message });
    }
  };
  port.on('message', (order: HistoryOrder) => {
    if (order.kind === 'write') return write(order.batch);
    database.close();
    port.close();
  });
  answer({ kind: 'ready' });
};

await serve().catch((error: Error) => {
  answer({ kind: 'not-opened', reason: error.message });
  port.close();
});
