/** Looks ahead in a stream of bytes without losing any. */
export type ByteReader = {
  /** All bytes at hand once there are `count` of them, or fewer when the stream ended before. */
  readonly peek: (count: number) => Promise<Uint8Array>;
  /** Throws away the next `count` bytes, holding none of them. */
  readonly skip: (count: number) => Promise<void>;
  /** All that has not been skipped; to be called once, last. Whoever stops reading it closes the stream. */
  readonly rest: () => AsyncGenerator<Uint8Array>;
};

/** Wraps `bytes` so that its beginning can be looked at; memory is bounded by the greatest peek. */
export const createByteReader = (bytes: AsyncIterable<Uint8Array>): ByteReader => {
  const iterator = bytes[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  const peek = async (count: number): Promise<Uint8Array> => {
    const pieces = [held];
    for (let length = held.length; length < count;) {
      const { done, value } = await iterator.next();
      if (done) break;
      pieces.push(value);
      length += value.length;
    }
    held = pieces.length > 1 ? Buffer.concat(pieces) : held;
    return held;
  };
  const skip = async (count: number): Promise<void> => {
    for (let left = count; left > 0;) {
      const taken = (await peek(1)).subarray(0, left);
      if (taken.length === 0) return;
      held = held.subarray(taken.length);
      left -= taken.length;
    }
  };
  return { peek, skip, rest: () => joinRest(held, iterator) };
};

async function* joinRest(
  held: Uint8Array,
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    if (held.length > 0) yield held;
    yield* { [Symbol.asyncIterator]: () => iterator };
  } finally {
    await iterator.return?.();
  }
}
