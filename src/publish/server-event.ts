import type { StationChanges } from '../stations/replace-stations.js';
import type { Identity } from './security/access.js';

/** What the server would have logged; whoever starts it may write it down. */
export type ServerEvent =
  | {
      readonly kind: 'client-joined';
      readonly session: string;
      readonly address: string;
      /** Whose token it came with. */
      readonly identity: Identity;
      /** How many are connected now. */
      readonly clients: number;
    }
  | {
      readonly kind: 'client-left';
      readonly session: string;
      readonly code: number;
      /** Predictions left out because the client was behind. */
      readonly dropped: number;
    }
  | { readonly kind: 'client-error'; readonly session: string; readonly error: Error }
  | { readonly kind: 'client-refused'; readonly address: string; readonly reason: string }
  /** An operator asked for a change, by token name; `status` is what HTTP answered. */
  | {
      readonly kind: 'controlled';
      readonly by: string;
      readonly change: string;
      readonly status: number;
    }
  /** Another model listens from now on. */
  | { readonly kind: 'model-changed'; readonly name: string; readonly hash: string }
  /** Another model was asked for and could not be had: the one before listens on. */
  | { readonly kind: 'model-kept'; readonly error: Error }
  /** The configuration was read again and holds, but for the keys that need a restart. */
  | {
      readonly kind: 'config-changed';
      readonly changes: StationChanges;
      readonly needRestart: readonly string[];
    }
  /** The configuration was read again and makes no sense: all is as it was. */
  | { readonly kind: 'config-kept'; readonly error: Error }
  /** The configuration was read again: these tokens are good now, and its certificate. */
  | { readonly kind: 'access-changed'; readonly tokens: readonly string[] }
  /** The configuration could not be taken: tokens and certificate are those before. */
  | { readonly kind: 'access-kept'; readonly error: Error }
  /** What stations say cannot be written: it waits, and is tried again. */
  | { readonly kind: 'history-failed'; readonly error: Error }
  /** It is written again; so many steps and events were lost since the program began. */
  | { readonly kind: 'history-resumed'; readonly lost: number }
  /** The server goes on, but something of it failed: no file handle for a new connection, say. */
  | { readonly kind: 'server-error'; readonly error: Error };
