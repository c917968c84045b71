import type { FastifyInstance } from 'fastify';
import { DEFAULT_HOST, DEFAULT_PORT, WEBSOCKET_PATH } from '../protocol/index.js';
import { acceptUpgrades } from './websocket/accept-upgrades.js';
import { createReload, type Reloadable } from './security/create-reload.js';
import { loadTls } from './security/load-tls.js';
import { requireTokens } from './security/require-tokens.js';
import { createGate } from './security/gate.js';
import { createClients, type Clients } from './create-clients.js';
import { createHttpApp } from './http/create-http-app.js';
import { limitConnections } from './limit-connections.js';
import { listenOn } from './listen-on.js';
import type { ServerOptions } from './server-options.js';
import { holdLimits } from './hold-limits.js';

export type { ServerOptions } from './server-options.js';

/** A live API that listens. */
export type RunningServer = {
  readonly host: string;
  readonly port: number;
  /** Where the WebSocket is. */
  readonly url: string;
  /** By which the program that serves may look on itself. */
  readonly ownToken: string;
  /**
   * Other tokens, names, proxies and another certificate are good from now on; what is left out is as if never set.
   * Clients that came by a token that is not good are closed with 4401. Fails with a `ServerStartError` and leaves all as it was when something is wrong with them.
   */
  readonly reload: (settings: Reloadable) => Promise<void>;
  /** Says goodbye to all clients and frees everything; harmless when repeated. */
  readonly close: () => Promise<void>;
};

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

/**
 * Serves the hub's stations over WebSocket and plain HTTP on one port.
 * Fails with a `ServerStartError` when it cannot listen there.
 */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const { host = DEFAULT_HOST, port: wantedPort = DEFAULT_PORT } = options;
  const { limits, change } = holdLimits(options.limits);
  requireTokens(host, options.tokens ?? []);
  const gate = createGate(options);
  const { start, context, ...clients } = createClients(options, limits, gate);
  const { onEvent } = context;
  let closing: Promise<void> | undefined;
  const isClosing = () => closing !== undefined;
  const { plugins } = options;
  const tls = options.tls && (await loadTls(options.tls));
  const app = await createHttpApp({ ...context, tls, plugins, isClosing });
  const { server } = app;
  const refresh = limitConnections(server, limits, gate.isTrustedProxy);
  server.on('upgrade', acceptUpgrades({ pool: clients.pool, gate, limits, onEvent }));
  const port = await listenOn(server, host, wantedPort);
  server.on('error', (error) => onEvent({ kind: 'server-error', error }));
  const running = start();
  const close = () => {
    running.unsubscribe();
    return (closing ??= closeAll(app, clients, limits.closeGraceMs));
  };
  const authority = `${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
  const url = `${tls ? 'wss' : 'ws'}://${authority}${WEBSOCKET_PATH}`;
  const reload = createReload({ host, gate, server, limit: change, refresh });
  return { host, port, url, ownToken: gate.ownToken, reload, close };
};
