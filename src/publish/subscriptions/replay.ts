import type { StationHub } from '../hub/station-hub.js';
import type { Frame } from '../hub/frame.js';
import { createLossTeller, type LossTeller } from './loss-teller.js';
import type { Subscriptions } from './subscriptions.js';
import { createTurns } from './turns.js';

/** Where one client's frames go. */
export type FeedOutlet = {
  readonly push: (frame: Frame) => void;
  /** False while the client is behind: what is sent again waits then, so that nothing of it is conflated away. */
  readonly isFree: () => boolean;
};

/** Sends again what is held, as fast as the client reads. */
export type Replay = {
  /** While it runs, what is published now must not be sent: the replay gets there. */
  readonly isRunning: () => boolean;
  /** Begins, or goes back to, what came after this order number. */
  readonly goBackTo: (order: number) => void;
  /** The outlet is free again. */
  readonly proceed: () => void;
  readonly stop: () => void;
};

/** Messages in a row until others get a turn. */
const BATCH = 100;

/** Sends the first message after an order number and returns its own; undefined when there is none. */
const createStep = (
  hub: StationHub,
  { frameFor }: Subscriptions,
  { push }: FeedOutlet,
  { pass }: LossTeller,
) => {
  return (after: number): number | undefined => {
    const next = hub.next(after);
    if (!next) return undefined;
    pass(next.message.station, next.message.seq);
    const frame = frameFor(next, true);
    if (frame) push(frame);
    return next.order;
  };
};

/** A replay that does not run yet. */
export const createReplay = (
  hub: StationHub,
  subscriptions: Subscriptions,
  outlet: FeedOutlet,
): Replay => {
  const losses = createLossTeller(hub, subscriptions, outlet.push);
  let reached: number | undefined;
  const step = createStep(hub, subscriptions, outlet, losses);
  const { take, stop } = createTurns(() => {
    if (reached !== undefined) losses.tell();
    for (let sent = 0; sent < BATCH && reached !== undefined; sent += 1) {
      if (!outlet.isFree()) return false;
      reached = step(reached);
    }
    return reached !== undefined;
  });
  const goBackTo = (order: number): void => {
    const now = reached ?? hub.order().last;
    if (order >= now) return;
    if (reached !== undefined) losses.tell();
    subscriptions.owed().forEach(({ settle }) => settle(now));
    losses.goBackTo(order);
    reached = order;
  };
  const end = (): void => {
    stop();
    reached = undefined;
  };
  return { isRunning: () => reached !== undefined, goBackTo, proceed: take, stop: end };
};
