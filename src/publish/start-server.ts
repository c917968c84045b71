import { createServer, type IncomingMessage, type Server } from 'node:http';
import { EMPTY, interval, type Observable } from 'rxjs';
import {
  DEFAULT_HOST,
  DEFAULT_PORT,
  WEBSOCKET_PATH,
  type ServerMessage,
} from '../protocol/index.js';
import type { ModelInfo } from '../../models/index.js';
import { acceptUpgrades } from './websocket/accept-upgrades.js';
import { checkAccess } from './security/check-access.js';
import { createClientPool, type ClientPool } from './websocket/client-pool.js';
import { describeModel } from './hub/describe-model.js';
import { createRequestHandler } from './http/http-routes.js';
import { listenOn } from './listen-on.js';
import type { ServerEvent } from './server-event.js';
import { defaultServerLimits, type ServerLimits } from './server-limits.js';
import type { StationHub } from './hub/station-hub.js';
import { welcomeClient, type ServerInfo } from './hub/welcome-client.js';

/** What the live API serves, and where. */
export type ServerOptions = {
  readonly hub: StationHub;
  readonly info: ServerInfo;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** 0 takes a free one. @default 8765 */
  readonly port?: number;
  /** Names besides localhost under which a reverse proxy shows the server. @default [] */
  readonly allowedHosts?: readonly string[];
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
};

/** A live API that listens. */
export type RunningServer = {
  readonly host: string;
  readonly port: number;
  /** Where the WebSocket is. */
  readonly url: string;
  /** Says goodbye to all clients and frees everything; harmless when repeated. */
  readonly close: () => Promise<void>;
};

const HTTP_OPTIONS = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 16 * 1024,
} as const;

/** Sockets beyond the WebSocket clients: plain HTTP requests and those about to be refused. */
const SPARE_CONNECTIONS = 100;

const closeAll = async (server: Server, pool: ClientPool, graceMs: number): Promise<void> => {
  const closed = new Promise((resolve) => server.close(resolve));
  pool.close();
  const cut = setTimeout(() => {
    pool.terminate();
    server.closeAllConnections();
  }, graceMs);
  await closed;
  clearTimeout(cut);
};

const createPool = (options: ServerOptions, limits: ServerLimits) => {
  const { hub, info, now = Date.now, heartbeatSeconds = 10, onEvent = () => {} } = options;
  let { model } = info;
  const welcome = (session: string) =>
    welcomeClient(session, { ...info, model }, hub, heartbeatSeconds);
  const pool = createClientPool({ hub, limits, now, welcome, onEvent });
  const heartbeat = (): ServerMessage => ({
    type: 'heartbeat',
    wallTimeMs: now(),
    seqs: Object.fromEntries(hub.snapshots().map(({ station, seq }) => [station, seq])),
  });
  const changeModel = (next: ModelInfo): void => {
    if (next === model) return;
    model = next;
    pool.tell({ type: 'model', ...describeModel(model), wallTimeMs: now() });
  };
  const { heartbeats$ = interval(heartbeatSeconds * 1000), models$ = EMPTY } = options;
  const start = () => {
    const running = hub.messages$.subscribe(pool.broadcast);
    running.add(heartbeats$.subscribe(() => pool.beat(heartbeat())));
    running.add(models$.subscribe(changeModel));
    return running;
  };
  return { pool, start, onEvent };
};

/**
 * Serves the hub's stations over WebSocket and plain HTTP on one port.
 * Fails with a `ServerStartError` when it cannot listen there.
 */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const { host = DEFAULT_HOST, port: wantedPort = DEFAULT_PORT, allowedHosts = [], hub } = options;
  const limits = { ...defaultServerLimits, ...options.limits };
  const { pool, start, onEvent } = createPool(options, limits);
  const refusal = ({ headers }: IncomingMessage) =>
    checkAccess(headers, { hosts: allowedHosts, origins: [] });
  const server = createServer(HTTP_OPTIONS, createRequestHandler(hub, refusal));
  server.maxConnections = limits.maxClients + SPARE_CONNECTIONS;
  server.on('upgrade', acceptUpgrades({ pool, limits, refusal, onEvent }));
  const port = await listenOn(server, host, wantedPort);
  server.on('error', (error) => onEvent({ kind: 'server-error', error }));
  const running = start();
  let closing: Promise<void> | undefined;
  const close = () => {
    running.unsubscribe();
    return (closing ??= closeAll(server, pool, limits.closeGraceMs));
  };
  const authority = `${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
  return { host, port, url: `ws://${authority}${WEBSOCKET_PATH}`, close };
};
