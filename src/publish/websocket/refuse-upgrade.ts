import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorBody } from '../http/http-error.js';

/** Answers a request for a WebSocket with an HTTP error and ends the connection. */
export const refuseUpgrade = (socket: Duplex, status: number, message: string): void => {
  const body = JSON.stringify(errorBody(status, message));
  socket.once('finish', () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'connection: close',
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      ...(status === 503 ? ['retry-after: 10'] : []),
      '',
      body,
    ].join('\r\n'),
  );
};
