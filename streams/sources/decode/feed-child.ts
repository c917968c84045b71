import type { Writable } from 'node:stream';

/** What kept `feedChild` from reading on; the thrown value itself is in `cause`. */
export type FeedFailure = { readonly cause: unknown };

const untilWritable = (stdin: Writable): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      stdin.off('drain', done).off('close', done);
      resolve();
    };
    stdin.on('drain', done).on('close', done);
  });

/**
 * Writes `bytes` into a child no faster than it reads, then ends its input.
 * Never rejects: resolves to the failure of `bytes`, if any. A child that left early is no failure here.
 */
export const feedChild = async (
  bytes: AsyncIterable<Uint8Array>,
  stdin: Writable,
): Promise<FeedFailure | undefined> => {
  // A child that exits first breaks the pipe; its exit says more than EPIPE does.
  stdin.on('error', () => stdin.destroy());
  try {
    for await (const piece of bytes) {
      if (stdin.destroyed) return undefined;
      if (!stdin.write(piece)) await untilWritable(stdin);
    }
    return undefined;
  } catch (cause) {
    return { cause };
  } finally {
    stdin.end();
  }
};
