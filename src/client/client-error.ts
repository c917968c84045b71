/** What went wrong for good: trying again by itself would not help. */
export type EarshotClientErrorCode =
  /** There is no WebSocket in this program, and none was given. */
  | 'NO_WEBSOCKET'
  /** A token is wanted and none was given, or the server does not know it (4401). */
  | 'NOT_AUTHENTICATED'
  /** The server does not let this client in (4403). */
  | 'NOT_ALLOWED'
  /** The server refused a subscription; `closeCode` says why (4404: no such station). */
  | 'SUBSCRIPTION_REFUSED'
  /** What was waiting to be read passed `bufferLimit`, with `overflow: 'fail'`. */
  | 'TOO_SLOW'
  /** The client was closed before. */
  | 'CLOSED';

/** Why a client, or one of its streams, ended; the message is one line fit for a user. */
export class EarshotClientError extends Error {
  override readonly name = 'EarshotClientError';
  constructor(
    readonly code: EarshotClientErrorCode,
    message: string,
    /** The server's code, where it said one. */
    readonly closeCode?: number,
  ) {
    super(message);
  }
}
