import type { Classifier, ClassifierRequest, ClassifierResult } from './classifier.js';

/** Answers one request at a time for many askers; what is asked is taken when the engine is free for it. */
export type Ask = (takeRequest: () => ClassifierRequest) => Promise<ClassifierResult>;

type Waiting = {
  readonly takeRequest: () => ClassifierRequest;
  readonly resolve: (result: ClassifierResult) => void;
  readonly reject: (error: unknown) => void;
};

/** More than this at once gains nothing in speed and costs the first ones time. */
const BATCH_LIMIT = 64;

const asks = new WeakMap<Classifier, Ask>();

const createAsk = (classifier: Classifier): Ask => {
  const waiting: Waiting[] = [];
  let running = false;
  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, BATCH_LIMIT);
      try {
        const results = await classifier.step(batch.map(({ takeRequest }) => takeRequest()));
        batch.forEach(({ resolve }, index) => resolve(results[index]));
      } catch (error) {
        batch.forEach(({ reject }) => reject(error));
      }
    }
    running = false;
  };
  return (takeRequest) =>
    new Promise((resolve, reject) => {
      waiting.push({ takeRequest, resolve, reject });
      if (running) return;
      running = true;
      setImmediate(() => void run());
    });
};

/**
 * All stations of a classifier share this way to ask it: requests of the same turn of the event loop,
 * and those that come while the engine works, go to it as one batch. What waits is bounded by the
 * stations, as each has one request under way at most.
 */
export const batchRequests = (classifier: Classifier): Ask => {
  const known = asks.get(classifier);
  if (known) return known;
  const ask = createAsk(classifier);
  asks.set(classifier, ask);
  return ask;
};
