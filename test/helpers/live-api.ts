import { Subject } from 'rxjs';
import { onTestFinished } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import type { ServerMessage } from '../../src/protocol/index.js';
import type { ServerOptions } from '../../src/publish/server-options.js';
import { startServer } from '../../src/publish/start-server.js';
import type { ServerEvent } from '../../src/publish/server-event.js';
import { createStationHub } from '../../src/publish/hub/station-hub.js';
import { fakeModelInfo } from './fake-classifier.js';

/** A live API on a free port, with stations `fip` and `jazz` and a heart that beats when told. */
export const startLiveApi = async (options: Partial<ServerOptions> = {}) => {
  const hub = createStationHub();
  hub.addStation('fip', 'radio:http://fip.example/');
  hub.addStation('jazz', 'radio:http://jazz.example/');
  const heartbeats$ = new Subject<void>();
  const events: ServerEvent[] = [];
  const server = await startServer({
    hub,
    info: { serverVersion: '0.0.0', model: fakeModelInfo },
    port: 0,
    heartbeats$,
    now: () => 5000,
    onEvent: (event) => events.push(event),
    ...options,
  });
  return { ...server, hub, heartbeats$, events };
};

/** Like `startLiveApi`, for one test: closed when it is over. */
export const openLiveApi = async (options: Partial<ServerOptions> = {}) => {
  const api = await startLiveApi(options);
  onTestFinished(api.close);
  return api;
};

/** What a client was told, and how its socket ended. */
export type TestClient = {
  readonly socket: WebSocket;
  readonly messages: readonly ServerMessage[];
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly send: (message: unknown) => void;
  /** The first message, past or to come, that fits. */
  readonly find: (fits: (message: ServerMessage) => boolean) => Promise<ServerMessage>;
  /** Sends `subscribe` and resolves with the snapshot. */
  readonly subscribe: (id: string, wish?: object) => Promise<ServerMessage>;
};

/** Connects and resolves after `welcome`; rejects with the status of an HTTP answer. */
export const connectClient = async (
  url: string,
  options: ClientOptions = {},
  protocols: string[] = [],
): Promise<TestClient> => {
  const socket = new WebSocket(url, protocols, options);
  const messages: ServerMessage[] = [];
  const waiting = new Set<(message: ServerMessage) => void>();
  socket.on('message', (data) => {
    const message = JSON.parse((data as Buffer).toString()) as ServerMessage;
    messages.push(message);
    waiting.forEach((look) => look(message));
  });
  const find: TestClient['find'] = (fits) =>
    new Promise((resolve) => {
      const look = (message: ServerMessage): void => {
        if (!fits(message)) return;
        waiting.delete(look);
        resolve(message);
      };
      const past = messages.find(fits);
      if (past) return resolve(past);
      waiting.add(look);
    });
  const send = (message: unknown) => socket.send(JSON.stringify(message));
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  const subscribe = (id: string, wish: object = {}) => {
    send({ type: 'subscribe', id, ...wish });
    return find((message) => message.type === 'snapshot' && message.id === id);
  };
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.on('error', reject);
  });
  await find(({ type }) => type === 'welcome');
  return { socket, messages, closed, send, find, subscribe };
};
