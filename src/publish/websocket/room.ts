import type { WebSocket } from 'ws';
import type { ServerLimits } from '../server-limits.js';
import { createAddressCounts } from './address-counts.js';
import type { ClientSender } from './client-sender.js';

/** Why there is no room, in terms of HTTP. */
export type NoRoom = { readonly status: 429 | 503; readonly message: string };

/** Who is connected: so many of one address, so many whose token has not come yet, so many in all. */
export type Room = {
  readonly size: () => number;
  readonly obstacle: (address: string, isPending: boolean) => NoRoom | undefined;
  /** Counts the socket until it closes; `admit` once its token has come. */
  readonly take: (
    socket: WebSocket,
    sender: ClientSender,
    address: string,
    isPending: boolean,
  ) => { readonly admit: () => void };
  readonly forEach: (visit: (socket: WebSocket, sender: ClientSender) => void) => void;
};

const FULL: NoRoom = { status: 503, message: 'too many clients: try later' };
const CROWD: NoRoom = { status: 429, message: 'too many clients of this address: try later' };

/** An empty room. */
export const createRoom = (limits: ServerLimits): Room => {
  const sockets = new Map<WebSocket, ClientSender>();
  const pending = new Set<WebSocket>();
  const counts = createAddressCounts();
  const take: Room['take'] = (socket, sender, address, isPending) => {
    const release = counts.add(address);
    sockets.set(socket, sender);
    if (isPending) pending.add(socket);
    const admit = () => void pending.delete(socket);
    // What went wrong with a client without a token tells nothing: its close does.
    socket.on('error', () => {});
    socket.once('close', () => {
      release();
      admit();
      sockets.delete(socket);
    });
    return { admit };
  };
  return {
    size: () => sockets.size,
    obstacle: (address, isPending) => {
      if (sockets.size >= limits.maxClients) return FULL;
      if (isPending && pending.size >= limits.maxPendingClients) return FULL;
      return counts.of(address) >= limits.maxClientsPerAddress ? CROWD : undefined;
    },
    take,
    forEach: (visit) => sockets.forEach((sender, socket) => visit(socket, sender)),
  };
};
