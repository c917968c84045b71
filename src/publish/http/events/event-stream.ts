import type { ServerResponse } from 'node:http';
import { CLOSE_CODE, type ServerMessage, type Subscribe } from '../../../protocol/index.js';
import { toFrame, type Frame } from '../../hub/frame.js';
import type { Published } from '../../hub/published.js';
import type { StationHub } from '../../hub/station-hub.js';
import { createSendQueue, type SendQueue } from '../../send-queue.js';
import type { ServerLimits } from '../../server-limits.js';
import { createClientFeed } from '../../subscriptions/client-feed.js';
import { toEventText } from './event-text.js';

/** One client that looks on by server-sent events. */
export type EventStream = {
  /** Sends what was just published, when the subscription covers it. */
  readonly deliver: (published: Published) => void;
  readonly push: (frame: Frame) => void;
  /** Sends what waits, says why, and ends the answer. */
  readonly end: (code: number, message: string) => void;
  /** Predictions left out because the client was behind. */
  readonly dropped: () => number;
};

/** What a stream is opened with. */
export type EventStreamOptions = {
  readonly hub: StationHub;
  readonly limits: ServerLimits;
  readonly greeting: ServerMessage;
  readonly subscribe: Subscribe;
  /** The order number of the last message that the client has. */
  readonly lastEventId: number | undefined;
};

/** Milliseconds that a browser waits before it comes back. */
const RETRY = 'retry: 2000\n\n';

/** Ends an answer for good, also when its client does not read. */
const createEnding = (response: ServerResponse, timeoutMs: number) => {
  let cut: NodeJS.Timeout | undefined;
  response.once('close', () => clearTimeout(cut));
  return (lastWords: Frame): void => {
    response.end(toEventText(lastWords.data, undefined));
    cut = setTimeout(() => response.destroy(), timeoutMs);
  };
};

/** The queue of one answer: frames become events as they leave it. */
const createEventQueue = (
  response: ServerResponse,
  limits: ServerLimits,
  onTooSlow: () => void,
) => {
  const orders = new WeakMap<Buffer, number>();
  const outlet = {
    get bufferedAmount() {
      return response.writableLength;
    },
    send: (data: Buffer, written: () => void) =>
      void response.write(toEventText(data, orders.get(data)), written),
  };
  const queue = createSendQueue(outlet, limits, onTooSlow);
  const push = (frame: Frame): void => {
    if (response.writableEnded || response.destroyed) return;
    if (frame.order !== undefined) orders.set(frame.data, frame.order);
    queue.push(frame);
  };
  return { ...queue, push };
};

const tooSlow = (queue: () => SendQueue, end: (lastWords: Frame) => void) => (): void => {
  queue().clear();
  const message = 'too slow: too much was waiting to be read';
  end(toFrame({ type: 'error', code: CLOSE_CODE.tooSlow, message }));
};

/** Answers with events until the client leaves or is told to: what it holds goes with the response. */
export const openEventStream = (
  response: ServerResponse,
  { hub, limits, greeting, subscribe, lastEventId }: EventStreamOptions,
): EventStream => {
  const finish = createEnding(response, limits.closeTimeoutMs);
  const queue: SendQueue = createEventQueue(
    response,
    limits,
    tooSlow(() => queue, finish),
  );
  const { push, isFree, flush, dropped } = queue;
  const feed = createClientFeed({ hub, maxSubscriptions: 1, outlet: { push, isFree } });
  queue.whenFree(feed.proceed);
  response.once('close', () => {
    feed.stop();
    queue.clear();
  });
  push(toFrame(greeting));
  // Behind what the queue writes, which hears when it was written: what waits behind this would wait for ever.
  response.write(RETRY);
  feed.subscribe(subscribe, lastEventId);
  const end: EventStream['end'] = (code, message) => {
    if (response.writableEnded) return;
    flush();
    finish(toFrame({ type: 'error', code, message }));
  };
  return { deliver: feed.deliver, push, end, dropped };
};
