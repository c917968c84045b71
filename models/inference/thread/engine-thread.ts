/** The engine's thread: models are loaded and asked here, so that nothing else waits while one works. */
import { type MessagePort, parentPort } from 'node:worker_threads';
import { ModelError } from '../../errors.js';
import { loadClassifier } from '../load-classifier.js';
import { EngineDesk } from './engine-desk.js';
import type { EngineFailure, EngineOrder } from './engine-messages.js';

const owner = parentPort!;
const desk = new EngineDesk((step) => owner.postMessage({ step }));

const failureOf = (error: unknown): EngineFailure => ({
  message: error instanceof Error ? error.message : String(error),
  ...(error instanceof ModelError && { code: error.code }),
});

const answer = async (port: MessagePort, id: number, job: () => Promise<object>): Promise<void> => {
  const found = await job().catch((error: unknown) => ({ failure: failureOf(error) }));
  port.postMessage({ id, ...found });
};

const obey = (port: MessagePort, message: EngineOrder): void => {
  switch (message.order) {
    case 'load':
      return void answer(port, message.id, async () => ({
        model: desk.keep(await loadClassifier(message.options)),
      }));
    case 'step':
      return void answer(port, message.id, async () => ({
        results: await desk.step(message.handle, message.requests),
      }));
    case 'dispose':
      return desk.dispose(message.handle);
    case 'connect':
      return serve(message.port);
    case 'close':
      desk.close();
      return process.exit(0);
  }
};

const serve = (port: MessagePort): void => {
  port.on('message', (message: EngineOrder) => obey(port, message));
};

serve(owner);
