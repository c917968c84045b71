import type { ClientMessage, ServerMessage } from '../protocol/index.js';
import { PROTOCOL } from '../protocol/protocol.js';
import type { ReadFrame } from './read-frame.js';
import type { SocketConstructor, SocketLike } from './socket-like.js';
import { watchSilence } from './watch-silence.js';

/** How a connection ended. */
export type Closing = { readonly reason: string; readonly code: number };

/** What a connection tells; nothing comes after `onClosed` or after its `close()`. */
export type ConnectionListener = {
  readonly onOpen: () => void;
  readonly onMessage: (message: ServerMessage) => void;
  readonly onUnreadable: () => void;
  /** Comes once, also for a connection that never opened. */
  readonly onClosed: (closing: Closing) => void;
};

/** One connection to the server. */
export type Connection = {
  /** Goes nowhere once the connection is closed. */
  readonly send: (message: ClientMessage) => void;
  readonly close: () => void;
};

/** What stands for a close code where there was no close frame (RFC 6455). */
const ABNORMAL_CLOSURE = 1006;
/** A server that has died does not answer a close; `ws` would wait half a minute for it. */
const CLOSE_GRACE_MS = 500;

const messageOf = (error: object): string =>
  'message' in error && typeof error.message === 'string' ? error.message : '';

const closeSocket = (socket: SocketLike): void => {
  if (socket.terminate) {
    const cut = setTimeout(() => socket.terminate?.(), CLOSE_GRACE_MS);
    socket.addEventListener('close', () => clearTimeout(cut));
  }
  socket.close();
};

const createReader =
  (readFrame: ReadFrame, { onMessage, onUnreadable }: ConnectionListener) =>
  (frame: unknown): ServerMessage | undefined => {
    let message: ServerMessage | undefined;
    try {
      message = readFrame(frame);
    } catch {
      onUnreadable();
      return undefined;
    }
    if (message) onMessage(message);
    return message;
  };

/** Tells how the socket closed, for which an `error` before it may know more than the close. */
const onceClosed = (socket: SocketLike, onClosed: (closing: Closing) => void): void => {
  let cause = '';
  // The listeners stay: a socket closed while it connects still emits an error that must be heard.
  socket.addEventListener('error', (error) => {
    cause = messageOf(error);
  });
  socket.addEventListener('close', ({ code, reason }) =>
    onClosed({ reason: reason || cause || `closed with code ${code}`, code }),
  );
};

/** Opens one connection; it is closed, by itself, when the server falls silent. */
export const openConnection = (
  url: string,
  WebSocket: SocketConstructor,
  readFrame: ReadFrame,
  listener: ConnectionListener,
): Connection => {
  let over = false;
  const socket = new WebSocket(url, PROTOCOL);
  const end = (act: () => void): void => {
    if (over) return;
    over = true;
    silence.stop();
    act();
  };
  const fallSilent = (seconds: number): void => {
    closeSocket(socket);
    listener.onClosed({ reason: `no sign of life for ${seconds} s`, code: ABNORMAL_CLOSURE });
  };
  const silence = watchSilence((seconds) => end(() => fallSilent(seconds)));
  const read = createReader(readFrame, listener);
  socket.addEventListener('open', () => (over ? undefined : listener.onOpen()));
  socket.addEventListener('message', ({ data }) => (over ? undefined : silence.heard(read(data))));
  onceClosed(socket, (closing) => end(() => listener.onClosed(closing)));
  return {
    send: (message) => (over ? undefined : socket.send(JSON.stringify(message))),
    close: () => end(() => closeSocket(socket)),
  };
};
