import type { ClientOptions } from 'ws';
import { WebSocket } from 'ws';

// The type definitions of ws do not know `closeTimeout` yet.
const OPTIONS: ClientOptions & { readonly closeTimeout: number } = {
  perMessageDeflate: false,
  handshakeTimeout: 10_000,
  closeTimeout: 500,
  maxPayload: 4 * 1024 * 1024,
};

/** A socket for Node, with limits. It does not hold up the end of the program when the server has died. */
export class NodeSocket extends WebSocket {
  constructor(url: string, protocol: string) {
    super(url, protocol, OPTIONS);
  }
}
