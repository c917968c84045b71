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
  /** Frames left out since the client connected. */
  readonly dropped: () => number;
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
      const dropped = untold.get(station);
      untold.delete(station);
      return dropped === undefined ? undefined : toFrame({ type: 'lagged', station, dropped });
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
  let droppedBefore = 0;
  const isFree = () => outlet.bufferedAmount < limits.highWaterBytes;
  const send = ({ data }: Frame) => outlet.send(data, drain);
  const drain = (): void => {
    while (!backlog.isEmpty() && isFree()) {
      const frame = backlog.takeOldest()!;
      const notice = frame.station === undefined ? undefined : drops.takeNotice(frame.station);
      if (notice) send(notice);
      send(frame);
    }
    if (backlog.isEmpty()) droppedBefore = drops.total();
  };
  const push = (frame: Frame): void => {
    if (backlog.isEmpty() && isFree()) return send(frame);
    const replaced = backlog.put(frame);
    if (replaced?.station !== undefined) drops.add(replaced.station);
    const left = drops.total() - droppedBefore;
    if (backlog.bytes() > limits.maxQueuedBytes || left > limits.maxDropped) onTooSlow();
  };
  return { push, dropped: drops.total, clear: backlog.clear };
};
