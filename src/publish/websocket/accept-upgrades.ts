import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { PROTOCOL, WEBSOCKET_PATH } from '../../protocol/index.js';
import type { ClientPool } from './client-pool.js';
import { refuseUpgrade } from './refuse-upgrade.js';
import type { ServerEvent } from '../server-event.js';
import type { ServerLimits } from '../server-limits.js';

type UpgradeOptions = {
  readonly pool: ClientPool;
  readonly limits: ServerLimits;
  readonly refusal: (request: IncomingMessage) => string | undefined;
  readonly onEvent: (event: ServerEvent) => void;
};

/** Listener for a server's `upgrade`: lets clients that may come in join the pool. */
export const acceptUpgrades = ({ pool, limits, refusal, onEvent }: UpgradeOptions) => {
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.maxMessageBytes,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  });
  const obstacle = (request: IncomingMessage): readonly [number, string] | undefined => {
    const refused = refusal(request);
    if (refused) return [403, refused];
    const path = request.url?.split('?')[0];
    if (path !== WEBSOCKET_PATH && path !== '/') {
      return [404, `the WebSocket is at ${WEBSOCKET_PATH}`];
    }
    if (pool.size() >= limits.maxClients) return [503, 'too many clients: try later'];
    return undefined;
  };
  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const address = request.socket.remoteAddress ?? '';
    const found = obstacle(request);
    if (!found) {
      webSockets.handleUpgrade(request, socket, head, (client) => pool.add(client, address));
      return;
    }
    onEvent({ kind: 'client-refused', address, reason: found[1] });
    refuseUpgrade(socket, ...found);
  };
};
