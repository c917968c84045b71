import type { IncomingMessage } from 'node:http';
import { SourceStalledError } from '../../errors.js';
import { hideCredentials } from './hide-credentials.js';
import { toSourceError } from './to-source-error.js';

/**
 * The bytes of an answer; whoever stops reading closes the connection. The clock runs only while bytes are
 * waited for, so a slow reader is no stall.
 * @throws SourceStalledError after `stallMs` without a byte; SourceUnavailableError when the server breaks off.
 */
export async function* readBody(
  response: IncomingMessage,
  address: string,
  stallMs: number,
): AsyncGenerator<Uint8Array> {
  const stall = (): void => {
    const message = `${hideCredentials(address)} went quiet: expected bytes within ${stallMs / 1000} s, none came`;
    response.destroy(new SourceStalledError('stalled', message, { retryable: true }));
  };
  const pieces = response[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    for (;;) {
      const timer = setTimeout(stall, stallMs);
      const next = await pieces.next().finally(() => clearTimeout(timer));
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    throw toSourceError(error, address);
  } finally {
    response.destroy();
  }
}
