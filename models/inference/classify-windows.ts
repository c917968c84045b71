import { Observable, type OperatorFunction, type Subscriber } from 'rxjs';
import type { FeatureWindow } from '../../streams/index.js';
import { batchRequests } from './batch-requests.js';
import type { Classifier, ClassifierResult } from './classifier.js';
import type { DemandGate } from './demand-gate.js';
import type { Scores } from './scores.js';
import { createWindowQueue, type WindowQueue } from './window-queue.js';

/** How one station uses the classifier. */
export type ClassifyOptions = {
  /** Windows that may wait; beyond it the oldest is dropped and counted. @default 8 */
  readonly queueLimit?: number;
  /** A window that waited longer is dropped and counted when there is a newer one. @default Infinity */
  readonly maxWaitSeconds?: number | undefined;
  /** Tells the time for that, in ms. */
  readonly nowMs?: () => number;
  /** Told of each window, so that a source that can wait does. */
  readonly gate?: DemandGate;
};

/** Calls `handleNext` as long as windows wait; `end` completes the subscriber when all are through. */
const createDrain = (
  queue: WindowQueue,
  handleNext: () => Promise<void>,
  subscriber: Subscriber<Scores>,
) => {
  let busy = false;
  let ended = false;
  const drain = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    while (!queue.isEmpty() && !subscriber.closed) await handleNext();
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

/** One window of a station after the other through the model, with the memory it keeps between them. */
const createStep = (classifier: Classifier, takeWindow: () => FeatureWindow) => {
  const ask = batchRequests(classifier);
  const askKinds = classifier.soundKinds && batchRequests(classifier.soundKinds);
  let state = classifier.initialState();
  return async () => {
    let window: FeatureWindow | undefined;
    let asked: Promise<ClassifierResult> | undefined;
    const result = await ask(() => {
      // Only now: while the engine was busy a newer one may have come.
      const taken = (window = takeWindow());
      asked = askKinds?.(() => ({ input: taken.mfcc, state: {} }));
      // It is awaited below, but not where the genre model fails: then nobody else takes its failure.
      asked?.catch(() => {});
      if (taken.interrupted) state = classifier.initialState();
      return { input: taken.modelInput, state };
    });
    state = result.state;
    const kinds = (await asked)?.probabilities;
    return { window: window!, probabilities: result.probabilities, ...(kinds && { kinds }) };
  };
};

const classifyInto = (
  subscriber: Subscriber<Scores>,
  classifier: Classifier,
  { queueLimit = 8, gate, ...waiting }: ClassifyOptions,
) => {
  const queue = createWindowQueue({ limit: queueLimit, ...waiting, onDrop: () => gate?.leave() });
  const step = createStep(classifier, () => queue.shift()!);
  const classifyNext = async (): Promise<void> => {
    const scores = await step();
    gate?.leave();
    subscriber.next({ ...scores, droppedWindows: queue.dropped() });
  };
  const { start, end } = createDrain(queue, classifyNext, subscriber);
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
 * dropped, the oldest first, and counted; which window is judged is settled when the engine takes it.
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
