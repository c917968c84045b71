import { frameHeader } from './frame-header.js';

/**
 * Messages that go to a socket in one write. Sockets that got the same messages since the last write share
 * one batch, so that its bytes are put together once, whatever the number of sockets.
 */
export type Batch = {
  /** Of the messages, without their frames' headers. */
  readonly bytes: number;
  /** This batch and one more message: the same object each time. */
  readonly with: (data: Buffer) => Batch;
  /** All messages as WebSocket frames. */
  readonly toWire: () => Buffer;
};

type Link = { readonly before: Link | undefined; readonly data: Buffer };

const toFrames = (last: Link | undefined): Buffer => {
  const parts: Buffer[] = [];
  for (let link = last; link; link = link.before) {
    parts.push(link.data, frameHeader(link.data.length));
  }
  return Buffer.concat(parts.reverse());
};

const createBatch = (last: Link | undefined, bytes: number): Batch => {
  const longer = new Map<Buffer, Batch>();
  let wire: Buffer | undefined;
  return {
    bytes,
    with: (data) => {
      const known = longer.get(data);
      if (known) return known;
      const batch = createBatch({ before: last, data }, bytes + data.length);
      longer.set(data, batch);
      return batch;
    },
    toWire: () => (wire ??= toFrames(last)),
  };
};

/** A batch without messages, from which all others grow. */
export const createEmptyBatch = (): Batch => createBatch(undefined, 0);
