import { backoffSeconds } from './backoff-seconds.js';
import { CLOSE_CODE } from '../protocol/protocol.js';
import { answerChallenge } from './answer-challenge.js';
import { EarshotClientError } from './client-error.js';
import type { ConnectionEvent } from './client-event.js';
import type { ConnectOptions } from './client-options.js';
import { findWebSocket } from './find-web-socket.js';
import type { Closing, Connection } from './open-connection.js';
import { openConnection } from './open-connection.js';
import { readFrame as readFrameLoosely } from './read-frame.js';
import type { SocketConstructor } from './socket-like.js';

/** What the connection tells, over all its losses. */
export type KeepConnectedListener = {
  readonly onEvent: (event: ConnectionEvent) => void;
  /** It will not be tried again. */
  readonly onFailure: (error: EarshotClientError) => void;
};

const failureOf = ({ code, reason }: Closing): EarshotClientError | undefined => {
  if (code === CLOSE_CODE.notAuthenticated) {
    return new EarshotClientError('NOT_AUTHENTICATED', reason, code);
  }
  if (code !== CLOSE_CODE.notAllowed) return undefined;
  return new EarshotClientError('NOT_ALLOWED', reason, code);
};

/** Waits longer after each failure in a row; nothing starts after `stop`. */
const createRetry = (start: () => void, random: () => number) => {
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    succeeded: () => {
      failures = 0;
    },
    /** Returns the seconds until the next try. */
    failed: (): number => {
      failures += 1;
      const seconds = backoffSeconds(failures, random);
      timer = setTimeout(start, seconds * 1000);
      return seconds;
    },
    stop: () => clearTimeout(timer),
  };
};

type Life = {
  /** Undefined between two connections. */
  connection: Connection | undefined;
  over: boolean;
};

/** Opens a connection that proves who it is, and tells `retry` how it goes. */
const createOpener = (
  life: Life,
  url: string,
  { token, readFrame = readFrameLoosely }: ConnectOptions,
  retry: ReturnType<typeof createRetry>,
  { onEvent, onFailure }: KeepConnectedListener,
) => {
  const onClosed = (closing: Closing): void => {
    life.connection = undefined;
    const failure = failureOf(closing);
    if (failure) return onFailure(failure);
    onEvent({ type: 'closed', reason: closing.reason, retryInSeconds: retry.failed() });
  };
  return (WebSocket: SocketConstructor): void => {
    if (life.over) return;
    const connection = openConnection(url, WebSocket, readFrame, {
      onOpen: () => onEvent({ type: 'open' }),
      onUnreadable: () => onEvent({ type: 'unreadable' }),
      onClosed,
      onMessage: (message) => {
        if (message.type === 'welcome') retry.succeeded();
        if (message.type === 'challenge') void answerChallenge(token, connection, onFailure);
        onEvent({ type: 'message', message });
      },
    });
    life.connection = connection;
  };
};

/**
 * Connects, proves who it is, and connects again whenever the connection is lost, until `close()` or a failure
 * that would come again. Only a `welcome` counts as success, so a server that accepts and hangs up is not
 * hammered.
 */
export const keepConnected = (
  url: string,
  options: ConnectOptions,
  { onEvent, onFailure }: KeepConnectedListener,
): Connection => {
  const life: Life = { connection: undefined, over: false };
  const close = (): void => {
    life.over = true;
    retry.stop();
    life.connection?.close();
  };
  const fail = (error: EarshotClientError): void => {
    if (life.over) return;
    close();
    onFailure(error);
  };
  const start = (): void => {
    if (life.over) return;
    onEvent({ type: 'connecting' });
    if (options.WebSocket) open(options.WebSocket);
    else findWebSocket().then(open).catch(fail);
  };
  const retry = createRetry(start, options.random ?? Math.random);
  const open = createOpener(life, url, options, retry, { onEvent, onFailure: fail });
  // Whoever connects must be able to listen before anything is said.
  queueMicrotask(start);
  return { send: (message) => life.connection?.send(message), close };
};
