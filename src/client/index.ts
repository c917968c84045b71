export { backoffSeconds } from './backoff-seconds.js';
export { EarshotClientError, type EarshotClientErrorCode } from './client-error.js';
export type { ConnectionEvent, Lagged, SubscriptionEvent, Wish } from './client-event.js';
export type { ConnectOptions, OverflowPolicy } from './client-options.js';
export { connect, type ClientCounters, type EarshotClient } from './connect.js';
export type { EventStream, Observer, Unsubscribable } from './event-stream.js';
export { readFrame, type ReadFrame } from './read-frame.js';
export type { SocketConstructor, SocketLike } from './socket-like.js';
export type * from '../protocol/index.js';
