import { randomUUID } from 'node:crypto';
import { CLOSE_CODE } from '../../protocol/index.js';
import type { Identity } from '../security/access.js';
import type { ClientSender } from './client-sender.js';
import { createClientSession, type ClientSession } from './client-session.js';
import type { NewClient } from './new-client.js';
import type { PoolOptions } from './pool-options.js';

/** The clients that may look on. */
export type Audience = {
  readonly clients: ReadonlySet<ClientSession>;
  /** Greets a client and serves it until its socket closes or its token is good no more. */
  readonly join: (client: NewClient, sender: ClientSender, identity: Identity) => void;
};

/** An audience of nobody. */
export const createAudience = ({ gate, welcome, onEvent, ...context }: PoolOptions): Audience => {
  const clients = new Set<ClientSession>();
  const join: Audience['join'] = ({ socket, address }, sender, identity) => {
    const session = randomUUID();
    const client = createClientSession(socket, sender, context);
    const unwatch = gate.watch(identity, () =>
      client.fail(CLOSE_CODE.notAuthenticated, 'the token is good no more'),
    );
    clients.add(client);
    socket.on('error', (error) => onEvent({ kind: 'client-error', session, error }));
    socket.on('close', (code) => {
      unwatch();
      clients.delete(client);
      onEvent({ kind: 'client-left', session, code, dropped: client.dropped() });
    });
    onEvent({ kind: 'client-joined', session, address, identity, clients: clients.size });
    client.send(welcome(session, identity.role));
  };
  return { clients, join };
};
