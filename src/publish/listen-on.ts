import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServerStartError } from './errors.js';

const explain = (error: NodeJS.ErrnoException, host: string, port: number): ServerStartError => {
  if (error.code === 'EADDRINUSE') {
    const message = `port ${port} on ${host} is in use: choose another with --port (0 takes a free one)`;
    return new ServerStartError('PORT_IN_USE', message, error);
  }
  const message = `cannot listen on ${host} port ${port}: ${error.message}`;
  return new ServerStartError('CANNOT_LISTEN', message, error);
};

/**
 * Makes the server listen and resolves to the port, which is a free one for port 0.
 * Fails with a {@link ServerStartError}. Whether others may reach the address is judged before.
 */
export const listenOn = async (server: Server, host: string, port: number): Promise<number> => {
  try {
    server.listen({ port, host: host.replace(/^\[|\]$/g, '') });
    await once(server, 'listening');
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, host, port);
  }
  return (server.address() as AddressInfo).port;
};
