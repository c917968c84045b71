import type { Observable } from 'rxjs';
import type { StationMessage } from '../protocol/index.js';
import { createBatchCollector } from './collect-batch.js';
import { openWriterThread, type WriterThread } from './open-writer-thread.js';
import type { HistorySettings } from './worker-messages.js';

/** How the keeping of a history went; said once for each change, not for each batch. */
export type HistoryReport =
  | { readonly kind: 'history-resumed'; readonly lost: number }
  | { readonly kind: 'history-failed'; readonly error: Error };

/** What is recorded, and who is told of trouble. */
export type RecordOptions = {
  readonly messages$: Observable<StationMessage>;
  readonly settings: HistorySettings;
  readonly onReport: (report: HistoryReport) => void;
  /** @default Date.now */
  readonly now?: () => number;
};

/** A history that is being written. */
export type RecordedHistory = {
  /** Steps and events that were given up because the disk did not take them. */
  readonly lost: () => number;
  /** Writes what waits and resolves when the database is closed. */
  readonly close: () => Promise<void>;
};

/** A kill loses what came since the last of these, and what is being written. */
const WRITE_EVERY_MS = 250;
/** Steps, and events, that wait at most while the disk takes nothing. */
const MOST_WAITING = 10_000;
const REOPEN_AFTER_MS = 5000;

class Recorder implements RecordedHistory {
  readonly #waiting = createBatchCollector(MOST_WAITING);
  readonly #timer: NodeJS.Timeout;
  readonly #listening;
  readonly #now: () => number;
  #writing: Promise<void> | undefined;
  #failed = false;
  #reopenMs = 0;

  constructor(
    private readonly options: RecordOptions,
    private thread: WriterThread,
  ) {
    this.#now = options.now ?? Date.now;
    this.#listening = options.messages$.subscribe((message) => this.#waiting.add(message));
    this.#timer = setInterval(() => this.#write(), WRITE_EVERY_MS);
  }

  lost(): number {
    return this.#waiting.lost();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#listening.unsubscribe();
    await this.#writing;
    await this.#write();
    await this.thread.close();
  }

  #write(): Promise<void> {
    // A slow disk makes batches larger, not more.
    this.#writing ??= this.#writeNow().finally(() => (this.#writing = undefined));
    return this.#writing;
  }

  async #writeNow(): Promise<void> {
    const batch = this.#waiting.take(this.#now());
    try {
      await this.#reopen();
      await this.thread.write(batch);
      if (this.#failed) this.options.onReport({ kind: 'history-resumed', lost: this.lost() });
      this.#failed = false;
    } catch (error) {
      this.#waiting.putBack(batch);
      if (!this.#failed) {
        this.options.onReport({ kind: 'history-failed', error: error as Error });
      }
      this.#failed = true;
    }
  }

  /** After a failure that lasts the thread is replaced, as it may be the thread that is broken. */
  async #reopen(): Promise<void> {
    const nowMs = performance.now();
    if (!this.#failed) this.#reopenMs = nowMs + REOPEN_AFTER_MS;
    if (nowMs < this.#reopenMs) return;
    this.#reopenMs = nowMs + REOPEN_AFTER_MS;
    await this.thread.close();
    this.thread = await openWriterThread(this.options.settings);
  }
}

/**
 * Writes all that stations say into the database of `settings`: predictions as sums of ten seconds, everything else as
 * it is, four times a second and in a thread of its own. Rejects with a `HistoryError` when the database cannot be opened;
 * later trouble is told to `onReport` and tried again, and nothing of it reaches the stations.
 */
export const recordHistory = async (options: RecordOptions): Promise<RecordedHistory> =>
  new Recorder(options, await openWriterThread(options.settings));
