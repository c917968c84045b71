import type { Role } from '../../protocol/index.js';

/** Who a client is: the name of its token and what that allows. The same object for all who use the token. */
export type Identity = { readonly name: string; readonly role: Role };

/** Why a client may not pass, in the terms of HTTP and of the WebSocket. */
export type Refusal = {
  readonly kind: 'refused';
  readonly status: 400 | 401 | 403 | 429;
  /** Close code of a WebSocket. */
  readonly code: number;
  /** Fit for the client and for the log: never holds a token. */
  readonly message: string;
  readonly retryAfterSeconds?: number;
};

/** What becomes of a client; `challenge` means that a token is wanted and none has come yet. */
export type Access =
  | { readonly kind: 'granted'; readonly identity: Identity }
  | { readonly kind: 'challenge' }
  | Refusal;
