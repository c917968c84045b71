import type { Server, Socket } from 'node:net';
import { plainAddress } from './security/address-key.js';
import type { ServerLimits } from './server-limits.js';
import { createAddressCounts } from './websocket/address-counts.js';

/** Connections beyond the WebSocket clients: plain HTTP requests and those about to be refused. */
const SPARE_CONNECTIONS = 100;

/**
 * Cuts connections that are too many, before anything of them is read: in all, and of one address. Behind a trusted
 * proxy is more than one client, so its connections count only in all. What comes back is to be called
 * when the limits have changed.
 */
export const limitConnections = (
  server: Server,
  limits: ServerLimits,
  isTrustedProxy: (address: string) => boolean,
): (() => void) => {
  const refresh = (): void => {
    server.maxConnections = limits.maxClients + SPARE_CONNECTIONS;
  };
  refresh();
  const counts = createAddressCounts();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (isTrustedProxy(plainAddress(address))) return;
    if (counts.of(address) >= limits.maxConnectionsPerAddress) socket.destroy();
    else socket.once('close', counts.add(address));
  });
  return refresh;
};
