import type { WebSocket } from 'ws';
import { CLOSE_CODE, type ServerMessage, type StationMessage } from '../../protocol/index.js';
import { answerClient } from '../subscriptions/answer-client.js';
import { toFrame, type Frame } from '../hub/frame.js';
import { parseClientMessage } from './parse-client-message.js';
import { createRateLimit } from '../rate-limit.js';
import { createSendQueue } from '../send-queue.js';
import type { ServerLimits } from '../server-limits.js';
import type { StationHub } from '../hub/station-hub.js';
import { createSubscriptions } from '../subscriptions/subscriptions.js';

/** One connected client. */
export type ClientSession = {
  /** Sends the frame when a subscription covers the message. */
  readonly deliver: (message: StationMessage, frame: Frame) => void;
  readonly send: (message: ServerMessage) => void;
  /** Pings and sends the heartbeat; cuts a client that answered none of the last pings. */
  readonly beat: (heartbeat: Frame) => void;
  readonly close: (code: number, reason: string) => void;
  readonly terminate: () => void;
  /** Predictions left out because the client was behind. */
  readonly dropped: () => number;
};

/** What a session needs of its server. */
export type SessionContext = {
  readonly hub: StationHub;
  readonly limits: ServerLimits;
  readonly now: () => number;
};

/** A close frame has room for 123 bytes, and a character cut in two may grow by 3. */
const MAX_REASON_BYTES = 120;

/** Answers what the client sends; `fail` says the error and closes. */
const createMessageHandler = (
  { hub, limits, now }: SessionContext,
  send: (message: ServerMessage) => void,
  fail: (code: number, message: string) => void,
) => {
  const subscriptions = createSubscriptions();
  const rate = createRateLimit(limits.messageBurst, limits.messagesPerSecond, now);
  let badMessages = 0;
  const count = (): boolean => {
    const within = rate.take();
    if (!within)
      fail(CLOSE_CODE.tooMany, `more than ${limits.messagesPerSecond} messages a second`);
    return within;
  };
  const handle = (data: Buffer, isBinary: boolean): void => {
    if (!count()) return;
    const parsed = parseClientMessage(data, isBinary);
    if (parsed.ok) {
      return answerClient(parsed.message, subscriptions, hub, limits.maxSubscriptions).forEach(
        send,
      );
    }
    badMessages += 1;
    if (badMessages >= limits.maxBadMessages) return fail(parsed.error.code, parsed.error.message);
    send(parsed.error);
  };
  return { cover: subscriptions.cover, count, handle };
};

/** Counts pings without an answer; `true` while the client counts as alive. */
const createPulse = (socket: WebSocket, maxMissedPongs: number) => {
  let missed = 0;
  socket.on('pong', () => (missed = 0));
  return (): boolean => {
    if (missed >= maxMissedPongs) return false;
    missed += 1;
    socket.ping();
    return true;
  };
};

/** Sends what fits and closes: what is pushed after that goes nowhere. */
const createSender = (socket: WebSocket, limits: ServerLimits) => {
  const outlet = {
    get bufferedAmount() {
      return socket.bufferedAmount;
    },
    send: (data: Buffer, written: () => void) => socket.send(data, { binary: false }, written),
  };
  const close = (code: number, reason: string): void => {
    queue.clear();
    socket.close(code, Buffer.from(reason).subarray(0, MAX_REASON_BYTES).toString());
  };
  const fail = (code: number, message: string): void => {
    socket.send(JSON.stringify({ type: 'error', code, message }));
    close(code, message);
  };
  const queue = createSendQueue(outlet, limits, () =>
    fail(CLOSE_CODE.tooSlow, 'too slow: too much was waiting to be read'),
  );
  const isOpen = () => socket.readyState === socket.OPEN;
  const push = (frame: Frame): void => (isOpen() ? queue.push(frame) : undefined);
  return { push, close, fail, isOpen, dropped: queue.dropped };
};

/** Serves one open socket until it is closed; all it holds goes with the socket. */
export const createClientSession = (socket: WebSocket, context: SessionContext): ClientSession => {
  const { push, close, fail, isOpen, dropped } = createSender(socket, context.limits);
  const send = (message: ServerMessage): void => push(toFrame(message));
  const { cover, count, handle } = createMessageHandler(context, send, fail);
  const isAlive = createPulse(socket, context.limits.maxMissedPongs);
  socket.on('message', (data, isBinary) => isOpen() && handle(data as Buffer, isBinary));
  // A client that pings without reading would fill our buffer with pongs.
  socket.on('ping', () => isOpen() && count());
  return {
    deliver: (message, frame) => cover(message) && push(frame),
    send,
    beat: (heartbeat) => (isAlive() ? push(heartbeat) : socket.terminate()),
    close,
    terminate: () => socket.terminate(),
    dropped,
  };
};
