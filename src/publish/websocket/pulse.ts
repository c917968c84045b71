import type { WebSocket } from 'ws';

/** Pings, and says `true` while the client counts as alive: while it answers one of so many pings in a row. */
export const createPulse = (socket: WebSocket, maxMissedPongs: number): (() => boolean) => {
  let missed = 0;
  socket.on('pong', () => {
    missed = 0;
  });
  return () => {
    if (missed >= maxMissedPongs) return false;
    missed += 1;
    socket.ping();
    return true;
  };
};
