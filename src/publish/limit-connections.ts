import type { Server, Socket } from 'node:net';
import { plainAddress } from './security/address-key.js';
import type { ServerLimits } from './server-limits.js';
import { createAddressCounts } from './websocket/address-counts.js';

/** Connections beyond the WebSocket clients: plain HTTP requests and those about to be refused. */
const SPARE_CONNECTIONS = 100;

/**
 * Cuts connections that are too many, before anything of them is read: in all, and of one address. Behind a trusted
 * proxy is more than one client, so its connections count only in all.
 */
export const limitConnections = (
  server: Server,
  { maxClients, maxConnectionsPerAddress }: ServerLimits,
  trustedProxies: readonly string[] = [],
): void => {
  server.maxConnections = maxClients + SPARE_CONNECTIONS;
  const counts = createAddressCounts();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (trustedProxies.includes(plainAddress(address))) return;
    if (counts.of(address) >= maxConnectionsPerAddress) socket.destroy();
    else socket.once('close', counts.add(address));
  });
};
