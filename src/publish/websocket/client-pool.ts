import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { CLOSE_CODE, type ServerMessage, type StationMessage } from '../../protocol/index.js';
import { createClientSession, type ClientSession, type SessionContext } from './client-session.js';
import { toFrame } from '../hub/frame.js';
import type { ServerEvent } from '../server-event.js';

/** All clients that are connected. */
export type ClientPool = {
  readonly size: () => number;
  /** Takes an open socket over, greets it and serves it until it closes. */
  readonly add: (socket: WebSocket, address: string) => void;
  readonly broadcast: (message: StationMessage) => void;
  /** Says something to all, whatever they subscribed to. */
  readonly tell: (message: ServerMessage) => void;
  readonly beat: (heartbeat: ServerMessage) => void;
  /** Says goodbye to all. */
  readonly close: () => void;
  /** Cuts whoever is still there. */
  readonly terminate: () => void;
};

type PoolOptions = SessionContext & {
  readonly welcome: (session: string) => ServerMessage;
  readonly onEvent: (event: ServerEvent) => void;
};

const sayGoodbye = ({ close }: ClientSession): void =>
  close(CLOSE_CODE.shuttingDown, 'the server shuts down');

/** A pool without clients. */
export const createClientPool = ({ welcome, onEvent, ...context }: PoolOptions): ClientPool => {
  const clients = new Set<ClientSession>();
  const add = (socket: WebSocket, address: string): void => {
    const session = randomUUID();
    const client = createClientSession(socket, context);
    clients.add(client);
    socket.on('error', (error) => onEvent({ kind: 'client-error', session, error }));
    socket.on('close', (code) => {
      clients.delete(client);
      onEvent({ kind: 'client-left', session, code, dropped: client.dropped() });
    });
    onEvent({ kind: 'client-joined', session, address, clients: clients.size });
    client.send(welcome(session));
  };
  return {
    size: () => clients.size,
    add,
    broadcast: (message) => {
      const frame = toFrame(message);
      clients.forEach((client) => client.deliver(message, frame));
    },
    tell: (message) => clients.forEach((client) => client.send(message)),
    beat: (heartbeat) => {
      const frame = toFrame(heartbeat);
      clients.forEach((client) => client.beat(frame));
    },
    close: () => clients.forEach(sayGoodbye),
    terminate: () => clients.forEach(({ terminate }) => terminate()),
  };
};
