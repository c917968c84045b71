import type { FeatureWindow } from '../../streams/index.js';

/** What a queue of windows holds at most. */
export type WindowQueueOptions = {
  /** Windows that may wait. */
  readonly limit: number;
  /** How long a window may wait while newer ones do, in seconds. @default for ever */
  readonly maxWaitSeconds?: number | undefined;
  readonly nowMs?: (() => number) | undefined;
  /** Called for each window that is dropped. */
  readonly onDrop: () => void;
};

/** Windows of one station on their way to the model: bounded in number and age, the oldest goes first. */
export type WindowQueue = {
  readonly push: (window: FeatureWindow) => void;
  readonly isEmpty: () => boolean;
  /** Takes the oldest window that has not waited for too long; the newest never has. */
  readonly shift: () => FeatureWindow | undefined;
  /** How many were dropped so far. */
  readonly dropped: () => number;
};

type Waiting = { readonly window: FeatureWindow; readonly sinceMs: number };

/** An empty queue. */
export const createWindowQueue = ({
  limit,
  maxWaitSeconds = Infinity,
  nowMs = () => performance.now(),
  onDrop,
}: WindowQueueOptions): WindowQueue => {
  const waiting: Waiting[] = [];
  let dropped = 0;
  const dropOldest = (): void => {
    const oldest = waiting.shift();
    const next = waiting[0];
    dropped++;
    onDrop();
    // The gap that a dropped window announced must not be lost with it.
    if (oldest?.window.interrupted && next)
      waiting[0] = { ...next, window: { ...next.window, interrupted: true } };
  };
  const isStale = ({ sinceMs }: Waiting): boolean => nowMs() - sinceMs > maxWaitSeconds * 1000;
  return {
    push: (window) => {
      waiting.push({ window, sinceMs: nowMs() });
      if (waiting.length > limit) dropOldest();
    },
    isEmpty: () => waiting.length === 0,
    shift: () => {
      while (waiting.length > 1 && isStale(waiting[0]!)) dropOldest();
      return waiting.shift()?.window;
    },
    dropped: () => dropped,
  };
};
