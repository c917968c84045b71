import type { ServerMessage } from '../../src/protocol/index.js';

/** What happens between a dashboard and its server. */
export type ConnectionEvent =
  | { readonly type: 'connecting' }
  | { readonly type: 'open' }
  | { readonly type: 'message'; readonly message: ServerMessage }
  /** A frame that is no message of this protocol, or a message with wrong fields. */
  | { readonly type: 'unreadable' }
  /** Said at once when the connection is lost or refused, then once a second until the next try. */
  | { readonly type: 'closed'; readonly reason: string; readonly retryInSeconds: number };
