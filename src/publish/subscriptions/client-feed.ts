import {
  CLOSE_CODE,
  type ErrorMessage,
  type ServerMessage,
  type StationSnapshot,
  type Subscribe,
  type Unsubscribe,
} from '../../protocol/index.js';
import { toFrame } from '../hub/frame.js';
import { keepLikeliest } from '../../protocol/wish/keep-likeliest.js';
import type { Published } from '../hub/published.js';
import type { StationHub } from '../hub/station-hub.js';
import { fitsStation } from '../../protocol/wish/fits-station.js';
import { isPattern } from '../../protocol/wish/matches-pattern.js';
import { createReplay, type FeedOutlet, type Replay } from './replay.js';
import { startAfterOrder, startNow, startSince, type StartingPoint } from './starting-point.js';
import { createSubscriptions, type Subscriptions } from './subscriptions.js';

/** What one client is sent, by WebSocket or otherwise. */
export type ClientFeed = {
  /**
   * Answers with `subscribed`, `snapshot`, each `gap`, then what the client misses: what came after `since`, or after
   * an order number; or with an error.
   */
  readonly subscribe: (message: Subscribe, afterOrder?: number) => void;
  readonly unsubscribe: (message: Unsubscribe) => void;
  /** Sends what was just published, when a subscription covers it. */
  readonly deliver: (published: Published) => void;
  /** True while it sends again what the client missed: what was published since comes after it. */
  readonly isCatchingUp: () => boolean;
  /** To be called when the outlet is free again. */
  readonly proceed: () => void;
  /** To be called when the client is gone. */
  readonly stop: () => void;
};

type FeedOptions = {
  readonly hub: StationHub;
  readonly maxSubscriptions: number;
  readonly outlet: FeedOutlet;
};

const error = (id: string, code: number, message: string): ErrorMessage => ({
  type: 'error',
  id,
  code,
  message,
});

/** The error for a subscription to a station that there is not; a pattern may fit stations to come. */
export const refuseUnknownStation = (
  { id, stations }: Subscribe,
  hub: StationHub,
): ErrorMessage | undefined => {
  const unknown = stations?.find((name) => !hub.snapshot(name) && !isPattern(name));
  if (unknown === undefined) return undefined;
  return error(id, CLOSE_CODE.unknownStation, `no station is named ${JSON.stringify(unknown)}`);
};

const shorten = (snapshot: StationSnapshot, topK: number | undefined): StationSnapshot =>
  topK === undefined || !snapshot.prediction
    ? snapshot
    : { ...snapshot, prediction: keepLikeliest(snapshot.prediction, topK) };

const greet = ({ id, topK }: Subscribe, snapshots: readonly StationSnapshot[]): ServerMessage[] => [
  { type: 'subscribed', id, stations: snapshots.map(({ station }) => station) },
  { type: 'snapshot', id, stations: snapshots.map((each) => shorten(each, topK)) },
];

const startOf = (
  { since }: Subscribe,
  hub: StationHub,
  stations: readonly string[],
  afterOrder: number | undefined,
): StartingPoint => {
  if (since !== undefined) return startSince(hub, since, stations);
  return afterOrder === undefined ? startNow(hub) : startAfterOrder(hub, afterOrder, stations);
};

/** Begins subscriptions; one that cannot be is answered with the error. */
const createSubscriber = (
  { hub, maxSubscriptions, outlet }: FeedOptions,
  subscriptions: Subscriptions,
  replay: Replay,
): ClientFeed['subscribe'] => {
  const say = (message: ServerMessage): void => outlet.push(toFrame(message));
  const refuse = (message: Subscribe): ErrorMessage | undefined => {
    const { id } = message;
    if (subscriptions.size < maxSubscriptions || subscriptions.has(id)) {
      return refuseUnknownStation(message, hub);
    }
    return error(id, CLOSE_CODE.tooMany, `at most ${maxSubscriptions} subscriptions on one socket`);
  };
  return (message, afterOrder) => {
    const refusal = refuse(message);
    if (refusal) return say(refusal);
    const fits = fitsStation(message.stations);
    const snapshots = hub.snapshots().filter(({ station }) => fits(station));
    const stations = snapshots.map(({ station }) => station);
    const { after, owed, gaps } = startOf(message, hub, stations, afterOrder);
    replay.goBackTo(after);
    subscriptions.add(message, owed);
    [...greet(message, snapshots), ...gaps].forEach(say);
    replay.proceed();
  };
};

/** A client that subscribed to nothing yet. */
export const createClientFeed = (options: FeedOptions): ClientFeed => {
  const { hub, outlet } = options;
  const subscriptions = createSubscriptions(hub);
  const replay = createReplay(hub, subscriptions, outlet);
  const subscribe = createSubscriber(options, subscriptions, replay);
  return {
    subscribe,
    unsubscribe: ({ id }) => {
      subscriptions.remove(id);
      outlet.push(toFrame({ type: 'unsubscribed', id }));
    },
    deliver: (published) => {
      if (replay.isRunning()) return;
      const frame = subscriptions.frameFor(published);
      if (frame) outlet.push(frame);
    },
    isCatchingUp: replay.isRunning,
    proceed: replay.proceed,
    stop: replay.stop,
  };
};
