import { toFrame, type Frame } from './hub/frame.js';
import type { ServerLimits } from './server-limits.js';

/** The part of a WebSocket that a queue needs. */
export type Outlet = {
  readonly bufferedAmount: number;
  /** `written` is called once the data has left the socket's buffer. */
  readonly send: (data: Buffer, written: () => void) => void;
};

/** What waits for one client. */
export type SendQueue = {
  readonly push: (frame: Frame) => void;
  /** True when a frame would be sent at once. */
  readonly isFree: () => boolean;
  /** What to do once frames were written and nothing waits. */
  readonly whenFree: (act: () => void) => void;
  /** Frames left out since the client connected. */
  readonly dropped: () => number;
  /** Sends all that waits, however far the client is behind. */
  readonly flush: () => void;
  readonly clear: () => void;
};

type QueueLimits = Pick<ServerLimits, 'highWaterBytes' | 'maxQueuedBytes' | 'maxDropped'>;

/** Frames that wait, oldest first, at most one for each key. */
const createBacklog = () => {
  const waiting = new Map<string | symbol, Frame>();
  let bytes = 0;
  const take = (key: string | symbol): Frame | undefined => {
    const frame = waiting.get(key);
    waiting.delete(key);
    bytes -= frame?.data.length ?? 0;
    return frame;
  };
  return {
    isEmpty: () => waiting.size === 0,
    bytes: () => bytes,
    takeOldest: () => {
      const [oldest] = waiting.keys();
      return oldest === undefined ? undefined : take(oldest);
    },
    /** Returns the frame that had to make way. */
    put: (frame: Frame): Frame | undefined => {
      const key = frame.key ?? Symbol();
      const replaced = take(key);
      waiting.set(key, frame);
      bytes += frame.data.length;
      return replaced;
    },
    takeAll: () => Array.from(waiting.keys(), (key) => take(key)!),
    clear: () => {
      waiting.clear();
      bytes = 0;
    },
  };
};

/** Frames left out, for each station that was not told yet. */
const createDropCount = () => {
  const untold = new Map<string, number>();
  let total = 0;
  return {
    total: () => total,
    add: (station: string) => {
      total += 1;
      untold.set(station, (untold.get(station) ?? 0) + 1);
    },
    takeNotice: (station: string): Frame | undefined => {
      if (untold.size === 0) return undefined;
      const dropped = untold.get(station);
      untold.delete(station);
      return dropped === undefined ? undefined : toFrame({ type: 'lagged', station, dropped });
    },
  };
};

/** Sends frames, `lagged` before the first one of a station that had some left out. */
const createOutflow = (outlet: Outlet, drops: ReturnType<typeof createDropCount>) => {
  let onWritten = (): void => {};
  const written = (): void => onWritten();
  const send = (frame: Frame): void => {
    const notice = frame.station === undefined ? undefined : drops.takeNotice(frame.station);
    if (notice) outlet.send(notice.data, written);
    outlet.send(frame.data, written);
  };
  return {
    send,
    whenWritten: (act: () => void): void => {
      onWritten = act;
    },
  };
};

/**
 * Sends at once while the client keeps up. Behind that, predictions shrink to the newest of each
 * station, which `lagged` tells before the next one; all else waits. `onTooSlow` is called once
 * what waits, or what was left out since the client last kept up, passes its limit.
 */
export const createSendQueue = (
  outlet: Outlet,
  limits: QueueLimits,
  onTooSlow: () => void,
): SendQueue => {
  const backlog = createBacklog();
  const drops = createDropCount();
  const { send, whenWritten } = createOutflow(outlet, drops);
  let droppedBefore = 0;
  let onFree = (): void => {};
  const hasRoom = () => outlet.bufferedAmount < limits.highWaterBytes;
  const isFree = () => backlog.isEmpty() && hasRoom();
  whenWritten(() => {
    while (!backlog.isEmpty() && hasRoom()) send(backlog.takeOldest()!);
    if (backlog.isEmpty()) droppedBefore = drops.total();
    if (isFree()) onFree();
  });
  const whenFree = (act: () => void) => void (onFree = act);
  const push = (frame: Frame): void => {
    if (isFree()) return send(frame);
    const replaced = backlog.put(frame);
    if (replaced?.station !== undefined) drops.add(replaced.station);
    const left = drops.total() - droppedBefore;
    if (backlog.bytes() > limits.maxQueuedBytes || left > limits.maxDropped) onTooSlow();
  };
  const flush = () => backlog.takeAll().forEach(send);
  return { push, isFree, whenFree, dropped: drops.total, flush, clear: backlog.clear };
};
