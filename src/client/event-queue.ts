import { EarshotClientError } from './client-error.js';
import type { OverflowPolicy } from './client-options.js';

/** How much one reader may leave waiting, and what then. */
export type QueueLimits = { readonly bufferLimit: number; readonly overflow: OverflowPolicy };

/** What waits for a reader that takes one item after the other. */
export type EventQueue<T> = {
  readonly push: (item: T) => void;
  readonly end: (error?: unknown) => void;
  /** The next item; waits for one, and is done after the end. */
  readonly take: () => Promise<IteratorResult<T, undefined>>;
};

type Waiting<T> = {
  readonly resolve: (result: IteratorResult<T, undefined>) => void;
  readonly reject: (error: unknown) => void;
};

type Item = { readonly type: string; readonly station?: string };

/** Items that wait, oldest first, and how many of each station had to make way. */
const createBacklog = <T extends Item>() => {
  const items: T[] = [];
  const dropped = new Map<string, number>();
  const count = (station: string, more: number): void => {
    dropped.set(station, (dropped.get(station) ?? 0) + more);
  };
  const drop = (): void => {
    const expendable = items.findIndex(({ type }) => type === 'prediction');
    const [item] = items.splice(Math.max(0, expendable), 1);
    if (item?.station === undefined) return;
    count(item.station, item.type === 'lagged' ? ((item as { dropped?: number }).dropped ?? 1) : 1);
  };
  const takeNotice = (): T | undefined => {
    const [first] = dropped;
    if (!first) return undefined;
    dropped.delete(first[0]);
    return { type: 'lagged', station: first[0], dropped: first[1] } as unknown as T;
  };
  return { items, drop, take: () => takeNotice() ?? items.shift() };
};

/** Who has to know that a reader is slow. */
export type QueueWatch = {
  /** An item was left out. */
  readonly onDrop: () => void;
  /** The queue ended because the reader was too slow. */
  readonly onFail: () => void;
};

/** Those who wait for the next item, and the end, of which an error is told once. */
const createReaders = <T>() => {
  const readers: Waiting<T>[] = [];
  let ended: { readonly error?: unknown } | undefined;
  const finish = ({ resolve, reject }: Waiting<T>): void => {
    const error = ended?.error;
    ended = {};
    if (error === undefined) resolve({ done: true, value: undefined });
    else reject(error);
  };
  return {
    isOver: () => ended !== undefined,
    /** True when somebody waited for it. */
    give: (value: T): boolean => {
      const reader = readers.shift();
      reader?.resolve({ done: false, value });
      return reader !== undefined;
    },
    wait: (reader: Waiting<T>) => (ended ? finish(reader) : readers.push(reader)),
    end: (error?: unknown): void => {
      if (ended) return;
      ended = { error };
      readers.splice(0).forEach(finish);
    },
  };
};

/**
 * A queue with a limit. What makes way is told to the reader by a `lagged` before its next item, and to
 * `onDrop` one by one.
 */
export const createEventQueue = <T extends Item>(
  { bufferLimit, overflow }: QueueLimits,
  { onDrop, onFail }: QueueWatch,
): EventQueue<T> => {
  const backlog = createBacklog<T>();
  const readers = createReaders<T>();
  const fail = (): void => {
    backlog.items.pop();
    readers.end(
      new EarshotClientError('TOO_SLOW', `more than ${bufferLimit} messages were left unread`),
    );
    onFail();
  };
  const push = (item: T): void => {
    if (readers.isOver() || readers.give(item)) return;
    backlog.items.push(item);
    if (backlog.items.length <= bufferLimit) return;
    onDrop();
    if (overflow === 'fail') fail();
    else backlog.drop();
  };
  const take = () =>
    new Promise<IteratorResult<T, undefined>>((resolve, reject) => {
      const value = backlog.take();
      if (value === undefined) readers.wait({ resolve, reject });
      else resolve({ done: false, value });
    });
  return { push, end: readers.end, take };
};
