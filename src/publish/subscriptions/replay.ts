import type { StationHub } from '../hub/station-hub.js';
import type { Frame } from '../hub/frame.js';
import { createLossTeller, type LossTeller } from './loss-teller.js';
import type { Subscriptions } from './subscriptions.js';

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
const PIECE = 20;

/** Sends some of what came after an order number and returns how far it got; undefined when nothing is left. */
const createSender = (
  hub: StationHub,
  { frameFor }: Subscriptions,
  { push, isFree }: FeedOutlet,
  { pass }: LossTeller,
) => {
  const sendNext = (after: number): number | undefined => {
    const next = hub.next(after);
    if (!next) return undefined;
    pass(next.message.station, next.message.seq);
    const frame = frameFor(next, true);
    if (frame) push(frame);
    return next.order;
  };
  return (after: number): number | undefined => {
    let reached: number | undefined = after;
    for (let sent = 0; sent < PIECE && reached !== undefined && isFree(); sent += 1) {
      reached = sendNext(reached);
    }
    return reached;
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
  const sendSome = createSender(hub, subscriptions, outlet, losses);
  const sendPiece = (): boolean => {
    if (reached === undefined) return false;
    losses.tell();
    reached = sendSome(reached);
    return reached !== undefined && outlet.isFree();
  };
  const goBackTo = (order: number): void => {
    const now = reached ?? hub.order().last;
    if (order >= now) return;
    if (reached !== undefined) losses.tell();
    subscriptions.owed().forEach(({ settle }) => settle(now));
    losses.goBackTo(order);
    reached = order;
  };
  const proceed = () => (reached === undefined ? undefined : hub.turns.join(sendPiece));
  const stop = (): void => {
    hub.turns.leave(sendPiece);
    reached = undefined;
  };
  return { isRunning: () => reached !== undefined, goBackTo, proceed, stop };
};
