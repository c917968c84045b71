import { Observable } from 'rxjs';
import type { ClientMessage } from '../../src/protocol/index.js';
import { PROTOCOL } from '../../src/protocol/index.js';
import type { ConnectionEvent } from './connection-event.js';
import { readServerMessage } from './read-server-message.js';

/** What the dashboards need of a WebSocket; a browser's own fits, and so does the one of `ws`. */
export type SocketLike = {
  send(text: string): void;
  close(): void;
  addEventListener(type: 'open', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'error', listener: (event: object) => void): void;
  addEventListener(
    type: 'close',
    listener: (event: { code: number; reason: string }) => void,
  ): void;
};

/** Opens a socket that offers the subprotocol. */
export type CreateSocket = (url: string, protocol: string) => SocketLike;

const SUBSCRIBE: ClientMessage = { type: 'subscribe', id: 'dashboard' };

const messageOf = (error: object): string =>
  'message' in error && typeof error.message === 'string' ? error.message : '';

/**
 * One connection, subscribed to everything when it opens. It never completes: when it closes it fails
 * with an Error whose message is the reason. Unsubscribing closes the socket.
 */
export const openConnection = (url: string, createSocket: CreateSocket) =>
  new Observable<ConnectionEvent>((subscriber) => {
    let reason = '';
    const socket = createSocket(url, PROTOCOL);
    // The listeners stay: a socket closed while it connects still emits an error that must be heard.
    socket.addEventListener('open', () => {
      socket.send(JSON.stringify(SUBSCRIBE));
      subscriber.next({ type: 'open' });
    });
    socket.addEventListener('message', ({ data }) => {
      const event = readServerMessage(data);
      if (event) {
        subscriber.next(event);
      }
    });
    socket.addEventListener('error', (error) => {
      reason = messageOf(error);
    });
    socket.addEventListener('close', (event) => {
      subscriber.error(new Error(event.reason || reason || `closed with code ${event.code}`));
    });
    return () => {
      socket.close();
    };
  });
