import { createServer, type RequestListener, type Server } from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server as TcpServer,
  type Socket,
} from 'node:net';

/** A server on loopback that a test owns. */
export type TestServer = {
  readonly url: string;
  readonly port: number;
  /** Connections open now. */
  readonly connections: () => number;
  /** Cuts all connections, then stops listening. */
  readonly close: () => Promise<void>;
};

/** Serves HTTP on a free port, of another loopback address when one is named. */
export const serveHttp = (
  listener: RequestListener,
  host: '127.0.0.1' | '127.0.0.2' = '127.0.0.1',
): Promise<TestServer> => start(createServer(listener), host);

/** Serves bytes that are no proper HTTP; `answer` is called at each connection's first bytes. */
export const serveTcp = (answer: (socket: Socket) => void): Promise<TestServer> =>
  start(createTcpServer((socket) => socket.once('data', () => answer(socket))));

const start = async (server: Server | TcpServer, host = '127.0.0.1'): Promise<TestServer> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    port,
    connections: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        sockets.forEach((socket) => socket.destroy());
        server.close(() => resolve());
      }),
  };
};
