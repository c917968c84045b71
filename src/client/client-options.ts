import type { ReadFrame } from './read-frame.js';
import type { SocketConstructor } from './socket-like.js';

/** What to do when a reader has not taken `bufferLimit` items. */
export type OverflowPolicy =
  /** The oldest prediction makes way, or the oldest item when none waits; `lagged` tells how many. */
  | 'drop'
  /** The reader's stream fails with `TOO_SLOW`. */
  | 'fail';

/** How to connect; all of it has a default. */
export type ConnectOptions = {
  /** Sent when the server asks for it, never in the address; a function is asked at each connection. */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /** @default the one of the browser or Node, else that of the package ws */
  readonly WebSocket?: SocketConstructor | undefined;
  /** Items that one reader (`for await`) may leave waiting. @default 1000 */
  readonly bufferLimit?: number | undefined;
  /** @default 'drop' */
  readonly overflow?: OverflowPolicy | undefined;
  /** Jitter of the waits before the next try, 0 to 1. @default Math.random */
  readonly random?: (() => number) | undefined;
  /** Reads the server's frames; give one to check them more closely. @default readFrame */
  readonly readFrame?: ReadFrame | undefined;
};
