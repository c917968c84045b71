import type {
  EventName,
  Gap,
  ServerMessage,
  Snapshot,
  StationMessage,
  Subscribe,
} from '../protocol/index.js';

/** What happens between the client and its server. */
export type ConnectionEvent =
  | { readonly type: 'connecting' }
  /** The socket is open; `welcome` follows once the server lets the client in. */
  | { readonly type: 'open' }
  | { readonly type: 'message'; readonly message: ServerMessage }
  /** A frame that is no message of this protocol. */
  | { readonly type: 'unreadable' }
  /** The connection was lost or refused, and is tried again so many seconds later. */
  | { readonly type: 'closed'; readonly reason: string; readonly retryInSeconds: number };

/** The server, or the buffer of a slow reader, left out so many messages of the station. */
export type Lagged = {
  readonly type: 'lagged';
  readonly station: string;
  readonly dropped: number;
};

/** What to hear; all stations and all events when left out. */
export type Wish<Name extends EventName = EventName> = Omit<
  Subscribe,
  'type' | 'id' | 'events' | 'stations'
> & {
  /** Names, or patterns with `*` (any characters) and `?` (one). */
  readonly stations?: readonly string[] | undefined;
  readonly events?: readonly Name[] | undefined;
};

/**
 * One thing that a subscription hears: first a `snapshot` (again after each reconnect), then the messages,
 * each station's in the order of `seq` and none twice; `gap` says which are lost.
 */
export type SubscriptionEvent<Name extends EventName = EventName> =
  Extract<StationMessage, { type: Name }> | Snapshot | Gap | Lagged;
