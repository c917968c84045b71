import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { PROTOCOL, WEBSOCKET_PATH } from '../../protocol/index.js';
import type { Access } from '../security/access.js';
import type { Gate } from '../security/gate.js';
import type { ServerEvent } from '../server-event.js';
import type { ServerLimits } from '../server-limits.js';
import type { ClientPool } from './client-pool.js';
import { refuseUpgrade } from './refuse-upgrade.js';

type UpgradeOptions = {
  readonly pool: ClientPool;
  readonly limits: ServerLimits;
  readonly gate: Gate;
  readonly onEvent: (event: ServerEvent) => void;
};

const createWebSockets = (limits: ServerLimits) => {
  const bounds = {
    maxPayload: limits.maxMessageBytes,
    maxFragments: limits.maxFragments,
    closeTimeout: limits.closeTimeoutMs,
    // One more than what is closed with 4429, so that a client is told why.
    maxPendingAutoPongs: limits.messageBurst + 1,
  };
  return new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
    ...bounds,
  });
};

type Verdict = Access | { readonly kind: 'refused'; readonly status: number; message: string };

const judge = (
  request: IncomingMessage,
  address: string,
  gate: Gate,
  pool: ClientPool,
): Verdict => {
  const access = gate.authorise(request);
  if (access.kind === 'refused') return access;
  const path = request.url?.split('?')[0];
  if (path !== WEBSOCKET_PATH && path !== '/') {
    return { kind: 'refused', status: 404, message: `the WebSocket is at ${WEBSOCKET_PATH}` };
  }
  const noRoom = pool.obstacle(address, access.kind === 'challenge');
  return noRoom ? { kind: 'refused', ...noRoom } : access;
};

/** Listener for a server's `upgrade`: lets clients that may come in join the pool. */
export const acceptUpgrades = ({ pool, limits, gate, onEvent }: UpgradeOptions) => {
  const webSockets = createWebSockets(limits);
  return (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const address = gate.addressOf(request);
    const access = judge(request, address, gate, pool);
    if (access.kind === 'refused') {
      const { status, message } = access;
      onEvent({ kind: 'client-refused', address, reason: message });
      return refuseUpgrade(stream, status, message);
    }
    webSockets.handleUpgrade(request, stream, head, (socket) =>
      pool.add({ socket, stream, address, access }),
    );
  };
};
