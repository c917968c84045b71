import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to the server that can be cut. */
export const openDetour = async (port: number) => {
  const sockets = new Set<Socket>();
  const detour = createServer((socket) => {
    const onward = connect(port, '127.0.0.1');
    for (const each of [socket, onward]) sockets.add(each.on('error', () => {}));
    socket.pipe(onward).pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(detour, 'listening');
  const cut = () => sockets.forEach((socket) => socket.destroy());
  const close = () => {
    detour.close();
    cut();
  };
  return { port: (detour.address() as AddressInfo).port, cut, close };
};
