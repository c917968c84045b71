import { CLOSE_CODE, type ServerMessage } from '../../protocol/index.js';
import { toFrame } from '../hub/frame.js';
import type { Published } from '../hub/published.js';
import { createAudience, type Audience } from './audience.js';
import { awaitToken } from './await-token.js';
import { createBatchWriter } from './batch-writer.js';
import { createClientSender } from './client-sender.js';
import type { NewClient } from './new-client.js';
import type { PoolOptions } from './pool-options.js';
import { createRoom, type Room } from './room.js';
import { watchIntake } from './watch-intake.js';

/** All clients that are connected. */
export type ClientPool = {
  /** Sockets that are open, also of clients whose token has not come yet. */
  readonly size: () => number;
  /** Says why there is no room for one more of this address, or undefined when there is. */
  readonly obstacle: Room['obstacle'];
  /** Takes an open socket over, asks for its token where need be, and serves it until it closes. */
  readonly add: (client: NewClient) => void;
  /** Sends what was published to those whose subscriptions cover it. */
  readonly broadcast: (published: Published) => void;
  /** Says something to all, whatever they subscribed to. */
  readonly tell: (message: ServerMessage) => void;
  readonly beat: (heartbeat: ServerMessage) => void;
  /** Says goodbye to all. */
  readonly close: () => void;
  /** Cuts whoever is still there. */
  readonly terminate: () => void;
};

/** Takes sockets in: each has a place, a sender and somebody who counts what it sends. */
const createEntrance = (options: PoolOptions, room: Room, { join }: Audience) => {
  const { gate, limits, now, onEvent } = options;
  const writer = createBatchWriter();
  return (client: NewClient): void => {
    const { socket, stream, address, access } = client;
    const outlet = writer.outletOf(stream, () => socket.readyState === socket.OPEN);
    const sender = createClientSender(socket, outlet, limits);
    const place = room.take(socket, sender, address, access.kind === 'challenge');
    watchIntake(socket, limits, now, sender.fail);
    if (access.kind === 'granted') return join(client, sender, access.identity);
    awaitToken(socket, sender, {
      withinSeconds: limits.authenticateSeconds,
      authenticate: (token) => gate.authenticate(token, address),
      onGranted: (identity) => {
        place.admit();
        join(client, sender, identity);
      },
      onRefused: (reason) => onEvent({ kind: 'client-refused', address, reason }),
    });
  };
};

/** A pool without clients. */
export const createClientPool = (options: PoolOptions): ClientPool => {
  const room = createRoom(options.limits);
  const audience = createAudience(options);
  const { clients } = audience;
  return {
    size: room.size,
    obstacle: room.obstacle,
    add: createEntrance(options, room, audience),
    broadcast: (published) => clients.forEach(({ deliver }) => deliver(published)),
    tell: (message) => {
      const frame = toFrame(message);
      clients.forEach((client) => client.push(frame));
    },
    beat: (heartbeat) => {
      const frame = toFrame(heartbeat);
      clients.forEach((client) => client.beat(frame));
    },
    close: () =>
      room.forEach((_, { close }) => close(CLOSE_CODE.shuttingDown, 'the server shuts down')),
    terminate: () => room.forEach((socket) => socket.terminate()),
  };
};
