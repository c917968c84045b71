import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to the server that can be cut, and shut for a while. */
export const openDetour = async (port: number) => {
  const sockets = new Set<Socket>();
  let isShut = false;
  const detour = createServer((socket) => {
    if (isShut) return socket.destroy();
    const onward = connect(port, '127.0.0.1');
    for (const each of [socket, onward]) sockets.add(each.on('error', () => {}));
    return socket.pipe(onward).pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(detour, 'listening');
  const cut = () => sockets.forEach((socket) => socket.destroy());
  const close = () => {
    detour.close();
    cut();
  };
  /** Cuts all connections and takes no others until told so. */
  const shut = (isToBeShut: boolean): void => {
    isShut = isToBeShut;
    if (isShut) cut();
  };
  return { port: (detour.address() as AddressInfo).port, cut, shut, close };
};
