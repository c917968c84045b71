import {
  CLOSE_CODE,
  type ClientMessage,
  type ServerMessage,
  type StationSnapshot,
  type Subscribe,
} from '../../protocol/index.js';
import type { StationHub } from '../hub/station-hub.js';
import type { Subscriptions } from './subscriptions.js';

const subscribe = (
  message: Subscribe,
  subscriptions: Subscriptions,
  hub: StationHub,
  maxSubscriptions: number,
): readonly ServerMessage[] => {
  const { id } = message;
  const refuse = (code: number, text: string): readonly ServerMessage[] => [
    { type: 'error', id, code, message: text },
  ];
  const unknown = message.stations?.find((name) => !hub.snapshot(name));
  if (unknown !== undefined) {
    return refuse(CLOSE_CODE.unknownStation, `no station is named ${JSON.stringify(unknown)}`);
  }
  if (subscriptions.size >= maxSubscriptions && !subscriptions.has(id)) {
    return refuse(CLOSE_CODE.tooMany, `at most ${maxSubscriptions} subscriptions on one socket`);
  }
  subscriptions.add(message);
  const names = message.stations && [...new Set(message.stations)];
  const stations = names
    ? names.map((name) => hub.snapshot(name)).filter((each): each is StationSnapshot => !!each)
    : [...hub.snapshots()];
  return [
    { type: 'subscribed', id, stations: stations.map(({ station }) => station) },
    { type: 'snapshot', id, stations },
  ];
};

/** Does what a client's message asks and returns the answers, in order. */
export const answerClient = (
  message: ClientMessage,
  subscriptions: Subscriptions,
  hub: StationHub,
  maxSubscriptions: number,
): readonly ServerMessage[] => {
  if (message.type === 'subscribe') return subscribe(message, subscriptions, hub, maxSubscriptions);
  if (message.type === 'authenticate') {
    return [{ type: 'error', code: CLOSE_CODE.badMessage, message: 'no token is wanted here' }];
  }
  subscriptions.remove(message.id);
  return [{ type: 'unsubscribed', id: message.id }];
};
