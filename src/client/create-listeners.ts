import type { EarshotClientError } from './client-error.js';
import type { ConnectionEvent } from './client-event.js';
import type { Observer } from './event-stream.js';
import type { Subscription } from './subscription.js';

/** How it ended: by a failure, or because the client was closed. */
export type Ended = { readonly error?: EarshotClientError };

type Watcher = Required<Observer<ConnectionEvent>>;
type Finishing = Pick<Required<Observer<never>>, 'error' | 'complete'>;

/** Everybody who hears of a connection. */
export type Listeners = {
  readonly isOver: () => boolean;
  /** Each returns what takes it away again: true when it was still there. */
  readonly watch: (watcher: Watcher) => () => boolean;
  readonly follow: (subscription: Subscription) => () => boolean;
  readonly each: (act: (subscription: Subscription) => void) => void;
  readonly tell: (event: ConnectionEvent) => void;
  readonly end: (how: Ended) => void;
};

const finish = ({ error, complete }: Finishing, how: Ended): void =>
  how.error ? error(how.error) : complete();

/** Nobody listens yet; who comes after the end is told at once how it ended. */
export const createListeners = (): Listeners => {
  const watchers = new Set<Watcher>();
  const subscriptions = new Set<Subscription>();
  let ended: Ended | undefined;
  const join = <T>(members: Set<T>, member: T, observer: Finishing): (() => boolean) => {
    if (ended) finish(observer, ended);
    else members.add(member);
    return () => members.delete(member);
  };
  return {
    isOver: () => ended !== undefined,
    watch: (watcher) => join(watchers, watcher, watcher),
    follow: (subscription) => join(subscriptions, subscription, subscription.observer),
    each: (act) => [...subscriptions].forEach(act),
    tell: (event) => [...watchers].forEach(({ next }) => next(event)),
    end: (how) => {
      if (ended) return;
      ended = how;
      const all = [...[...subscriptions].map(({ observer }) => observer), ...watchers];
      subscriptions.clear();
      watchers.clear();
      all.forEach((each) => finish(each, how));
    },
  };
};
