/** Offered as WebSocket subprotocol and repeated in `welcome`. */
export const PROTOCOL = 'earshot.v1';

/** Where the live API listens unless told otherwise. */
export const DEFAULT_HOST = '127.0.0.1';
export const DEFAULT_PORT = 8765;
/** Path of the WebSocket. */
export const WEBSOCKET_PATH = '/v1/ws';

/** Close codes beyond RFC 6455's. */
export const CLOSE_CODE = {
  shuttingDown: 1001,
  tryLater: 1013,
  badMessage: 4400,
  notAuthenticated: 4401,
  notAllowed: 4403,
  unknownStation: 4404,
  tooSlow: 4008,
  tooSlowToStart: 4408,
  tooMany: 4429,
} as const;
