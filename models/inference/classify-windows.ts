import { Observable, type OperatorFunction, type Subscriber } from 'rxjs';
import type { FeatureWindow } from '../../streams/index.js';
import { batchRequests } from './batch-requests.js';
import type { Classifier } from './classifier.js';
import type { DemandGate } from './demand-gate.js';
import type { Scores } from './scores.js';
import { createWindowQueue, type WindowQueue } from './window-queue.js';

/** How one station uses the classifier. */
export type ClassifyOptions = {
  /** Windows that may wait; beyond it the oldest is dropped and counted. @default 8 */
  readonly queueLimit?: number;
  /** Told of each window, so that a source that can wait does. */
  readonly gate?: DemandGate;
};

/** Hands waiting windows on one by one; `end` completes the subscriber when all are through. */
const createDrain = (
  queue: WindowQueue,
  handle: (window: FeatureWindow) => Promise<void>,
  subscriber: Subscriber<Scores>,
) => {
  let busy = false;
  let ended = false;
  const drain = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (let next = queue.shift(); next && !subscriber.closed; next = queue.shift()) {
      await handle(next);
    }
    busy = false;
    if (ended) subscriber.complete();
  };
  const start = () => void drain().catch((error: unknown) => subscriber.error(error));
  const end = () => {
    ended = true;
    start();
  };
  return { start, end };
};

const classifyInto = (
  subscriber: Subscriber<Scores>,
  classifier: Classifier,
  { queueLimit = 8, gate }: ClassifyOptions,
) => {
  const ask = batchRequests(classifier);
  const askKinds = classifier.soundKinds && batchRequests(classifier.soundKinds);
  const queue = createWindowQueue(queueLimit, () => gate?.leave());
  let state = classifier.initialState();
  const classify = async (window: FeatureWindow): Promise<void> => {
    if (window.interrupted) state = classifier.initialState();
    const [result, heard] = await Promise.all([
      ask({ input: window.modelInput, state }),
      askKinds?.({ input: window.mfcc, state: {} }),
    ]);
    state = result.state;
    gate?.leave();
    const { probabilities } = result;
    const droppedWindows = queue.dropped();
    const kinds = heard && { kinds: heard.probabilities };
    subscriber.next({ window, probabilities, ...kinds, droppedWindows });
  };
  const { start, end } = createDrain(queue, classify, subscriber);
  const take = (window: FeatureWindow) => {
    gate?.enter();
    queue.push(window);
    start();
  };
  return { take, end };
};

/**
 * Each window through the classifier, in order, with the station's LSTM state carried from one to the
 * next and emptied where the sound was interrupted. Windows that the model cannot keep up with are
 * dropped, the oldest first, and counted.
 */
export const classifyWindows =
  (
    classifier: Classifier,
    options: ClassifyOptions = {},
  ): OperatorFunction<FeatureWindow, Scores> =>
  (windows) =>
    new Observable((subscriber) => {
      const { take, end } = classifyInto(subscriber, classifier, options);
      return windows.subscribe({
        next: take,
        error: (error: unknown) => subscriber.error(error),
        complete: end,
      });
    });
