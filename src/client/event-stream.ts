import type { QueueLimits } from './event-queue.js';
import { createEventQueue } from './event-queue.js';

/** Who is told at once of what a stream brings; each may be left out. */
export type Observer<T> = {
  readonly next?: (value: T) => void;
  readonly error?: (error: unknown) => void;
  readonly complete?: () => void;
};

/** Ends what `subscribe` began; harmless when repeated. */
export type Unsubscribable = { readonly unsubscribe: () => void };

/**
 * Events to come. Read it with `for await`, which buffers up to a limit; or `subscribe`, which is told at once
 * and buffers nothing. RxJS takes it: `from(stream)`. Each reader has a subscription of its own.
 */
export type EventStream<T> = {
  /** Without `error`, a failure is thrown where nobody can miss it. */
  readonly subscribe: (observer: Observer<T> | ((value: T) => void)) => Unsubscribable;
  readonly [Symbol.asyncIterator]: () => AsyncIterableIterator<T, undefined>;
  /** What RxJS and others look for where no `Symbol.observable` is defined. */
  readonly '@@observable': () => EventStream<T>;
};

/** Begins to bring events and returns what ends it. */
export type Start<T> = (observer: Required<Observer<T>>) => () => void;

/** What a stream may carry. */
export type StreamItem = { readonly type: string; readonly station?: string };

const throwLater = (error: unknown): void => {
  setTimeout(() => {
    throw error;
  });
};

/**
 * The observer until its end, which comes once: nothing is said after it. What the observer throws must not
 * reach the connection, on which others listen.
 */
const guard = <T>(observer: Observer<T>) => {
  let over = false;
  const once = (say: () => void): void => {
    if (over) return;
    over = true;
    say();
  };
  const guarded: Required<Observer<T>> = {
    next: (value) => {
      if (over) return;
      try {
        observer.next?.(value);
      } catch (error) {
        throwLater(error);
      }
    },
    complete: () => once(() => observer.complete?.()),
    error: (error) => once(() => (observer.error ? observer.error(error) : throwLater(error))),
  };
  return { guarded, silence: () => once(() => {}) };
};

const observe = <T>(start: Start<T>, observer: Observer<T>): Unsubscribable => {
  const { guarded, silence } = guard(observer);
  const stop = start(guarded);
  return {
    unsubscribe: () => {
      silence();
      stop();
    },
  };
};

const iterate = <T extends StreamItem>(
  start: Start<T>,
  limits: QueueLimits,
  onDrop: () => void,
): AsyncIterableIterator<T, undefined> => {
  const queue = createEventQueue<T>(limits, { onDrop, onFail: () => stop() });
  const stop = start({ next: queue.push, error: queue.end, complete: () => queue.end() });
  const finish = (): Promise<IteratorResult<T, undefined>> => {
    stop();
    queue.end();
    return Promise.resolve({ done: true, value: undefined });
  };
  const iterator: AsyncIterableIterator<T, undefined> = {
    next: queue.take,
    return: finish,
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
};

/** A stream that begins with each reader; `onDrop` hears of each item that a slow one did not get. */
export const createEventStream = <T extends StreamItem>(
  start: Start<T>,
  limits: QueueLimits,
  onDrop: () => void,
): EventStream<T> => {
  const stream: EventStream<T> = {
    subscribe: (observer) =>
      observe(start, typeof observer === 'function' ? { next: observer } : observer),
    [Symbol.asyncIterator]: () => iterate(start, limits, onDrop),
    '@@observable': () => stream,
  };
  const { observable } = Symbol as { readonly observable?: symbol };
  return observable ? Object.assign(stream, { [observable]: () => stream }) : stream;
};
