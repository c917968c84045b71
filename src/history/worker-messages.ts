import type { Retention } from './database/forget-old.js';
import type { HistoryBatch } from './history-batch.js';

/** Where a history is kept and how much of it. */
export type HistorySettings = Retention & { readonly file: string };

/** What the thread that owns the database is told. */
export type HistoryOrder =
  { readonly kind: 'write'; readonly batch: HistoryBatch } | { readonly kind: 'close' };

/** What it answers: `ready` or `not-opened` first, then one answer to each batch. */
export type HistoryAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'not-opened'; readonly reason: string }
  | { readonly kind: 'written' }
  | { readonly kind: 'not-written'; readonly reason: string };
