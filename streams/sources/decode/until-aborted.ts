/**
 * Passes `bytes` on until they end or `signal` is aborted, then ends without an error.
 * A wait for bytes that never come ends at once, though their owner is told only when he next wakes.
 */
export async function* untilAborted(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  try {
    while (!signal.aborted) {
      const next = await nextOrAbort(iterator, signal);
      if (next === undefined || next.done) return;
      yield next.value;
    }
  } finally {
    // Not awaited: it would wait for the very bytes that do not come.
    iterator.return?.().then(undefined, () => undefined);
  }
}

/** One promise for each wait: racing against a single long-lived one would grow it for ever. */
const nextOrAbort = <T>(
  iterator: AsyncIterator<T>,
  signal: AbortSignal,
): Promise<IteratorResult<T> | undefined> =>
  new Promise((resolve, reject) => {
    const leave = (): void => resolve(undefined);
    signal.addEventListener('abort', leave, { once: true });
    iterator
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', leave));
  });
