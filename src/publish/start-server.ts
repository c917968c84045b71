import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Observable } from 'rxjs';
import { DEFAULT_HOST, DEFAULT_PORT, WEBSOCKET_PATH, type Role } from '../protocol/index.js';
import type { ModelInfo } from '../../models/index.js';
import { acceptUpgrades } from './websocket/accept-upgrades.js';
import { createReload, type Reloadable } from './security/create-reload.js';
import { loadTls, type TlsPaths } from './security/load-tls.js';
import { requireTokens } from './security/require-tokens.js';
import { createGate, type Gate, type GateOptions } from './security/gate.js';
import { createClientPool, type ClientPool } from './websocket/client-pool.js';
import { createHttpApp } from './http/create-http-app.js';
import { createEventClients, type EventClients } from './http/events/event-clients.js';
import { limitConnections } from './limit-connections.js';
import { listenOn } from './listen-on.js';
import type { ServerEvent } from './server-event.js';
import { defaultServerLimits, type ServerLimits } from './server-limits.js';
import type { StationHub } from './hub/station-hub.js';
import { tellClients } from './tell-clients.js';
import { welcomeClient, type ServerInfo } from './hub/welcome-client.js';

/** What the live API serves, and where. */
export type ServerOptions = Omit<GateOptions, 'now'> & {
  readonly hub: StationHub;
  readonly info: ServerInfo;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** 0 takes a free one. @default 8765 */
  readonly port?: number;
  readonly limits?: Partial<ServerLimits>;
  /** @default 10 */
  readonly heartbeatSeconds?: number;
  /** Each value is a heartbeat. @default each `heartbeatSeconds` */
  readonly heartbeats$?: Observable<unknown>;
  /** Each model that comes after that of `info`; clients are told of it. @default none */
  readonly models$?: Observable<ModelInfo>;
  /** The clock: ms since 1970. @default Date.now */
  readonly now?: () => number;
  readonly onEvent?: (event: ServerEvent) => void;
  /** Served over TLS when given. */
  readonly tls?: TlsPaths | undefined;
  /** Routes of others, behind the same gate. @default [] */
  readonly plugins?: readonly FastifyPluginAsync[] | undefined;
};

/** A live API that listens. */
export type RunningServer = {
  readonly host: string;
  readonly port: number;
  /** Where the WebSocket is. */
  readonly url: string;
  /**
   * Other tokens and another certificate are good from now on; clients that came by a token that is not are closed
   * with 4401. Fails with a `ServerStartError` and leaves all as it was when something is wrong with them.
   */
  readonly reload: (settings: Reloadable) => Promise<void>;
  /** Says goodbye to all clients and frees everything; harmless when repeated. */
  readonly close: () => Promise<void>;
};

type Clients = { readonly pool: ClientPool; readonly events: EventClients };

const closeAll = async (
  app: FastifyInstance,
  { pool, events }: Clients,
  graceMs: number,
): Promise<void> => {
  const { server } = app;
  const closed = new Promise((resolve) => server.close(resolve));
  pool.close();
  events.close();
  const cut = setTimeout(() => {
    pool.terminate();
    server.closeAllConnections();
  }, graceMs);
  await app.close();
  await closed;
  clearTimeout(cut);
};

const createClients = (options: ServerOptions, limits: ServerLimits, gate: Gate) => {
  const { hub, info, now = Date.now, heartbeatSeconds = 10, onEvent = () => {} } = options;
  const model = { current: info.model };
  const welcome = (session: string, role: Role) =>
    welcomeClient(session, role, { ...info, model: model.current }, hub, heartbeatSeconds);
  const pool = createClientPool({ hub, limits, gate, now, welcome, onEvent });
  const events = createEventClients(limits);
  const { heartbeats$, models$ } = options;
  const sources = { hub, now, model, heartbeatSeconds, heartbeats$, models$ };
  const start = () => tellClients([pool, events], sources);
  const context = { hub, limits, gate, events, welcome, model: () => model.current, onEvent, now };
  return { pool, start, context };
};

/**
 * Serves the hub's stations over WebSocket and plain HTTP on one port.
 * Fails with a `ServerStartError` when it cannot listen there.
 */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const { host = DEFAULT_HOST, port: wantedPort = DEFAULT_PORT } = options;
  const limits = { ...defaultServerLimits, ...options.limits };
  requireTokens(host, options.tokens ?? []);
  const gate = createGate(options);
  const { pool, start, context } = createClients(options, limits, gate);
  const { onEvent, events } = context;
  let closing: Promise<void> | undefined;
  const isClosing = () => closing !== undefined;
  const { plugins } = options;
  const tls = options.tls && (await loadTls(options.tls));
  const app = await createHttpApp({ ...context, tls, plugins, isClosing });
  const { server } = app;
  limitConnections(server, limits, options.trustedProxies);
  server.on('upgrade', acceptUpgrades({ pool, gate, limits, onEvent }));
  const port = await listenOn(server, host, wantedPort);
  server.on('error', (error) => onEvent({ kind: 'server-error', error }));
  const running = start();
  const close = () => {
    running.unsubscribe();
    return (closing ??= closeAll(app, { pool, events }, limits.closeGraceMs));
  };
  const authority = `${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
  const url = `${tls ? 'wss' : 'ws'}://${authority}${WEBSOCKET_PATH}`;
  return { host, port, url, reload: createReload({ host, gate, server }), close };
};
