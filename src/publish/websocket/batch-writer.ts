import type { Duplex } from 'node:stream';
import type { Outlet } from '../send-queue.js';
import { createEmptyBatch, type Batch } from './batch.js';

/** Where one client's messages go out, many in one write. */
export type BatchedOutlet = Outlet & {
  /** Writes what waits at once. */
  readonly flush: () => void;
};

/** Writes to many sockets, what is said in one go in one write to each. */
export type BatchWriter = {
  /** The outlet of a WebSocket's stream; what comes while `isOpen` is false goes nowhere. */
  readonly outletOf: (stream: Duplex, isOpen: () => boolean) => BatchedOutlet;
};

/** Batches that all sockets grow from one root, until `flush` writes them. */
const createRound = () => {
  let empty = createEmptyBatch();
  let waiting = new Set<() => void>();
  const flush = (): void => {
    const due = waiting;
    waiting = new Set();
    empty = createEmptyBatch();
    due.forEach((write) => write());
  };
  return {
    empty: () => empty,
    join: (write: () => void): void => {
      if (waiting.size === 0) setImmediate(flush);
      waiting.add(write);
    },
    leave: (write: () => void): void => void waiting.delete(write),
  };
};

/**
 * A writer without sockets. It writes as soon as the event loop comes round: what several stations say at once, or
 * while the many clients of the last message were written to, goes out together.
 */
export const createBatchWriter = (): BatchWriter => {
  const round = createRound();
  const outletOf = (stream: Duplex, isOpen: () => boolean): BatchedOutlet => {
    let batch: Batch | undefined;
    let tellWritten = (): void => {};
    const onWritten = (): void => tellWritten();
    const flush = (): void => {
      const due = batch;
      batch = undefined;
      round.leave(flush);
      if (due && isOpen()) stream.write(due.toWire(), onWritten);
    };
    return {
      get bufferedAmount() {
        return stream.writableLength + (batch?.bytes ?? 0);
      },
      send: (data, written) => {
        tellWritten = written;
        batch = (batch ?? round.empty()).with(data);
        round.join(flush);
      },
      flush,
    };
  };
  return { outletOf };
};
