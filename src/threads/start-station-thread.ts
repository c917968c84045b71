import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { compiledScript } from '../../streams/index.js';
import { RunError } from '../errors.js';
import type { StationNews, StationOrder, StationThreadData } from './station-messages.js';

/** A running thread of stations. */
export type RunningThread = {
  readonly tell: (order: StationOrder) => void;
  /** Closes its sources and ends it. */
  readonly close: () => Promise<void>;
};

/** Whom a thread tells. */
export type ThreadListener = {
  readonly onNews: (news: StationNews) => void;
  /** The thread is gone though nobody stopped it. */
  readonly onLost: (reason: string) => void;
};

const findScript = (): string => {
  const script = compiledScript('./station-thread.js', import.meta.url);
  if (script !== undefined) return script;
  throw new RunError('expected the compiled thread of stations, found none: run npm run build');
};

/**
 * A thread of stations holds some 20 MB for good, and samples pass through by the megabyte. By V8's own first limit
 * all that is held would be marked anew nearly each second, for a tenth of the CPU.
 */
const FIRST_HEAP_MEGABYTES = 256;

/** Starts a thread of stations that listens to none yet. */
export const startStationThread = (
  data: StationThreadData,
  { onNews, onLost }: ThreadListener,
): RunningThread => {
  setFlagsFromString(`--initial-heap-size=${FIRST_HEAP_MEGABYTES}`);
  const worker = new Worker(findScript(), {
    workerData: data,
    transferList: [data.engine],
    execArgv: [],
    stdout: true,
  });
  let closing = false;
  let failure: string | undefined;
  worker.on('message', onNews);
  worker.on('error', (error: Error) => {
    failure = error.message;
  });
  const gone = new Promise<void>((resolve) => {
    worker.on('exit', (code) => {
      if (!closing) onLost(failure ?? `it ended with code ${code}`);
      resolve();
    });
  });
  const close = (): Promise<void> => {
    closing = true;
    worker.postMessage({ order: 'close' } satisfies StationOrder);
    return gone;
  };
  return { tell: (order) => worker.postMessage(order), close };
};
