import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { compiledScript } from '../../../streams/index.js';
import { ModelError } from '../../errors.js';
import type { Classifier } from '../classifier.js';
import type { ClassifierOptions } from '../load-classifier.js';
import { distantClassifier } from './distant-classifier.js';
import { EngineLine } from './engine-line.js';
import type { EngineAnswer, EngineStep } from './engine-messages.js';

/** A thread that loads models and asks them. */
export type EngineThread = {
  /** As `loadClassifier`, with the model in that thread. */
  readonly load: (options: ClassifierOptions) => Promise<Classifier>;
  /** A way for another thread to ask the models; to be transferred to it. */
  readonly openPort: () => MessagePort;
  /** Resolves when the thread is gone, with the reason when it was not asked to go. */
  readonly ended: Promise<string | undefined>;
  /** Frees all models and ends the thread. */
  readonly close: () => Promise<void>;
};

const findScript = (): string => {
  const script = compiledScript('./engine-thread.js', import.meta.url);
  if (script !== undefined) return script;
  throw new ModelError(
    'engine-missing',
    'expected the compiled engine program, found none: run npm run build',
  );
};

const watchEnd = (worker: Worker): Promise<string | undefined> => {
  let failure: string | undefined;
  worker.on('error', (error: Error) => {
    failure = error.message;
  });
  return new Promise((resolve) => {
    worker.on('exit', (code) =>
      resolve(failure ?? (code === 0 ? undefined : `ended with code ${code}`)),
    );
  });
};

/** Starts the engine's thread; `onStep` is told of each call of a model. */
export const startEngineThread = (onStep: (step: EngineStep) => void): EngineThread => {
  const worker = new Worker(findScript(), { execArgv: [], stdout: true });
  const line = new EngineLine(worker);
  worker.on('message', (message: EngineAnswer | { readonly step: EngineStep }) => {
    if ('step' in message) onStep(message.step);
    else line.hear(message);
  });
  const ended = watchEnd(worker).then((reason) => {
    line.cut(`the engine's thread is gone${reason === undefined ? '' : `: ${reason}`}`);
    return reason;
  });
  return {
    load: async (options) => distantClassifier(await line.load(options), line),
    openPort: () => {
      const { port1, port2 } = new MessageChannel();
      worker.postMessage({ order: 'connect', port: port1 }, [port1]);
      return port2;
    },
    ended,
    close: async () => {
      worker.postMessage({ order: 'close' });
      await ended;
    },
  };
};
