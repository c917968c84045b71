import type { EventName, Welcome } from '../protocol/index.js';
import { EarshotClientError } from './client-error.js';
import type { ConnectionEvent, SubscriptionEvent, Wish } from './client-event.js';
import type { ConnectOptions } from './client-options.js';
import type { EventStream, Observer, Start, StreamItem } from './event-stream.js';
import { createEventStream } from './event-stream.js';
import type { Listeners } from './create-listeners.js';
import { createListeners } from './create-listeners.js';
import type { Session } from './create-session.js';
import { createSession } from './create-session.js';
import { createSubscription } from './subscription.js';
import { toSocketUrl } from './to-socket-url.js';

/** What a client has counted since it was made. */
export type ClientCounters = {
  /** Times that the server has let it in. */
  readonly connections: number;
  /** Frames that were no messages. */
  readonly unreadableFrames: number;
  /** Items that slow readers did not get. */
  readonly droppedItems: number;
};

/** A server, for as long as the client is not closed; lost connections come back by themselves. */
export type EarshotClient = {
  /** The WebSocket's whole address. */
  readonly url: string;
  /** What happens to the connection, and every message of the server as it came. */
  readonly events: EventStream<ConnectionEvent>;
  /**
   * Hears stations. Each reader begins with a snapshot; after a lost connection it gets what it missed, or a
   * `gap`. Fails with `SUBSCRIPTION_REFUSED` when a station is not there.
   */
  readonly subscribe: <Name extends EventName = EventName>(
    wish?: Wish<Name>,
  ) => EventStream<SubscriptionEvent<Name>>;
  /** What the server says of itself, once it has let the client in; fails when it never will. */
  readonly ready: () => Promise<Welcome>;
  readonly counters: () => ClientCounters;
  /** Ends all streams and the connection; harmless when repeated. */
  readonly close: () => void;
};

const createSubscribe = (listeners: Listeners, session: Session) => {
  let subscribed = 0;
  return (wish: Wish) =>
    (observer: Required<Observer<SubscriptionEvent>>): (() => void) => {
      const id = String((subscribed += 1));
      let leave = (): boolean => false;
      const error = (reason: unknown): void => {
        leave();
        observer.error(reason);
      };
      const { next, complete } = observer;
      const subscription = createSubscription(id, wish, { next, complete, error });
      leave = listeners.follow(subscription);
      if (!listeners.isOver() && session.welcome()) session.send(subscription.request());
      return () => {
        if (leave() && session.welcome()) session.send({ type: 'unsubscribe', id });
      };
    };
};

const createReady = (events: EventStream<ConnectionEvent>, session: Session) => () =>
  new Promise<Welcome>((resolve, reject) => {
    const known = session.welcome();
    if (known) return resolve(known);
    const waiting = events.subscribe({
      next: (event) => {
        if (event.type !== 'message' || event.message.type !== 'welcome') return;
        waiting.unsubscribe();
        resolve(event.message);
      },
      error: reject,
      complete: () => reject(new EarshotClientError('CLOSED', 'the client was closed')),
    });
  });

/**
 * Connects to a server, and again whenever the connection is lost. Ends by itself, all streams failing, only with
 * an {@link EarshotClientError}: no token or a wrong one, not allowed, no WebSocket. Throws a TypeError for an
 * address that is none.
 */
export const connect = (address: string | URL, options: ConnectOptions = {}): EarshotClient => {
  const url = toSocketUrl(String(address));
  const { bufferLimit = 1000, overflow = 'drop' } = options;
  let droppedItems = 0;
  const onDrop = (): void => {
    droppedItems += 1;
  };
  const open = <T extends StreamItem>(start: Start<T>) =>
    createEventStream(start, { bufferLimit, overflow }, onDrop);
  const listeners = createListeners();
  const session = createSession(url, options, listeners);
  const begin = createSubscribe(listeners, session);
  const events = open(listeners.watch);
  return {
    url,
    events,
    subscribe: <Name extends EventName>(wish: Wish<Name> = {}) =>
      open(begin(wish)) as EventStream<SubscriptionEvent<Name>>,
    ready: createReady(events, session),
    counters: () => ({ ...session.counters(), droppedItems }),
    close: () => {
      session.close();
      listeners.end({});
    },
  };
};
