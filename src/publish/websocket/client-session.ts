import type { WebSocket } from 'ws';
import { CLOSE_CODE, type ClientMessage } from '../../protocol/index.js';
import type { Frame } from '../hub/frame.js';
import type { Published } from '../hub/published.js';
import type { StationHub } from '../hub/station-hub.js';
import type { ServerLimits } from '../server-limits.js';
import { createClientFeed, type ClientFeed } from '../subscriptions/client-feed.js';
import type { ClientSender } from './client-sender.js';
import { parseClientMessage } from './parse-client-message.js';
import { createPulse } from './pulse.js';

/** One client that may look on. */
export type ClientSession = ClientSender & {
  /** Sends what was published when a subscription covers it. */
  readonly deliver: (published: Published) => void;
  /**
   * Pings and sends the heartbeat, but none to a client that is catching up: it must not count what is still to
   * come. Cuts a client that answered none of the last pings.
   */
  readonly beat: (heartbeat: Frame) => void;
};

/** What a session needs of its server. */
export type SessionContext = {
  readonly hub: StationHub;
  readonly limits: ServerLimits;
};

/** Does what the client's messages ask. */
const createMessageHandler = (
  { maxBadMessages }: ServerLimits,
  { send, fail }: ClientSender,
  { subscribe, unsubscribe }: ClientFeed,
) => {
  let badMessages = 0;
  const act = (message: ClientMessage): void => {
    if (message.type === 'subscribe') return subscribe(message);
    if (message.type === 'unsubscribe') return unsubscribe(message);
    send({ type: 'error', code: CLOSE_CODE.badMessage, message: 'no token is wanted any more' });
  };
  return (data: Buffer, isBinary: boolean): void => {
    const parsed = parseClientMessage(data, isBinary);
    if (parsed.ok) return act(parsed.message);
    badMessages += 1;
    if (badMessages >= maxBadMessages) return fail(parsed.error.code, parsed.error.message);
    send(parsed.error);
  };
};

/** Serves one open socket until it is closed; all it holds goes with the socket. */
export const createClientSession = (
  socket: WebSocket,
  sender: ClientSender,
  { hub, limits }: SessionContext,
): ClientSession => {
  const { isOpen, push, whenFree } = sender;
  const feed = createClientFeed({ hub, maxSubscriptions: limits.maxSubscriptions, outlet: sender });
  const handle = createMessageHandler(limits, sender, feed);
  const isAlive = createPulse(socket, limits.maxMissedPongs);
  whenFree(feed.proceed);
  socket.on('message', (data, isBinary) => isOpen() && handle(data as Buffer, isBinary));
  socket.once('close', feed.stop);
  const beat = (heartbeat: Frame): void => {
    if (!isAlive()) return socket.terminate();
    if (!feed.isCatchingUp()) push(heartbeat);
  };
  return {
    ...sender,
    deliver: feed.deliver,
    beat,
  };
};
