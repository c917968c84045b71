import type { WebSocket } from 'ws';
import { CLOSE_CODE } from '../../protocol/index.js';
import { createRateLimit } from '../rate-limit.js';
import type { ServerLimits } from '../server-limits.js';

/**
 * Counts all that a client sends and calls `fail` when it is too much. Pings count too: a client that pings
 * without reading would fill our buffer with pongs. Must be the first listener of the socket.
 */
export const watchIntake = (
  socket: WebSocket,
  { messageBurst, messagesPerSecond }: ServerLimits,
  now: () => number,
  fail: (code: number, message: string) => void,
): void => {
  const rate = createRateLimit(messageBurst, messagesPerSecond, now);
  const count = (): void => {
    if (rate.take()) return;
    fail(CLOSE_CODE.tooMany, `more than ${messagesPerSecond} messages a second`);
  };
  for (const event of ['message', 'ping', 'pong'] as const) socket.on(event, count);
};
