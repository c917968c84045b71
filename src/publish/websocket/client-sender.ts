import type { WebSocket } from 'ws';
import { CLOSE_CODE, type ServerMessage } from '../../protocol/index.js';
import { toFrame, type Frame } from '../hub/frame.js';
import { createSendQueue, type SendQueue } from '../send-queue.js';
import type { ServerLimits } from '../server-limits.js';
import type { BatchedOutlet } from './batch-writer.js';

/** All that goes to one client. */
export type ClientSender = Pick<SendQueue, 'push' | 'isFree' | 'whenFree' | 'dropped'> & {
  readonly isOpen: () => boolean;
  readonly send: (message: ServerMessage) => void;
  /** Sends what waits and says goodbye. */
  readonly close: (code: number, reason: string) => void;
  /** Says the error and closes; what waits goes nowhere. */
  readonly fail: (code: number, message: string) => void;
};

/** A close frame has room for 123 bytes, and a character cut in two may grow by 3. */
const MAX_REASON_BYTES = 120;

const toReason = (text: string): string =>
  Buffer.from(text).subarray(0, MAX_REASON_BYTES).toString();

/** Sends what fits; what is pushed once the socket closes goes nowhere. */
export const createClientSender = (
  socket: WebSocket,
  outlet: BatchedOutlet,
  limits: ServerLimits,
): ClientSender => {
  const isOpen = () => socket.readyState === socket.OPEN;
  const queue = createSendQueue(outlet, limits, () =>
    fail(CLOSE_CODE.tooSlow, 'too slow: too much was waiting to be read'),
  );
  const close = (code: number, reason: string): void => {
    if (!isOpen()) return;
    queue.flush();
    outlet.flush();
    socket.close(code, toReason(reason));
  };
  const fail = (code: number, message: string): void => {
    if (!isOpen()) return;
    queue.clear();
    outlet.send(toFrame({ type: 'error', code, message }).data, () => {});
    outlet.flush();
    socket.close(code, toReason(message));
  };
  const push = (frame: Frame): void => (isOpen() ? queue.push(frame) : undefined);
  const send = (message: ServerMessage): void => push(toFrame(message));
  const { isFree, whenFree, dropped } = queue;
  return { isOpen, push, isFree, whenFree, send, close, fail, dropped };
};
