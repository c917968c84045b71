import type { Database } from './load-libsql.js';

/** How much of a history is kept. */
export type Retention = { readonly keepDays: number; readonly maxMegabytes: number };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** What is given up at once when there is too much. */
const SLICE = 0.02;
/** After so many slices the writer has its turn again. */
const MAX_SLICES = 20;
const PAGES_GIVEN_BACK = 2000;

const numberOf = (database: Database, sql: string): number | null =>
  Object.values(database.prepare(sql).get() as Record<string, number | null>)[0] ?? null;

const usedBytes = (database: Database): number =>
  (numberOf(database, 'PRAGMA page_count')! - numberOf(database, 'PRAGMA freelist_count')!) *
  numberOf(database, 'PRAGMA page_size')!;

/** The state and the title that a station still has; they are kept, however old they are. */
const LAST_SAID = `SELECT max(id) FROM events WHERE type IN ('status', 'metadata')
  GROUP BY station_id, type`;

const oldestMs = (database: Database): number | null =>
  numberOf(
    database,
    `SELECT min(t) FROM (SELECT min(start_ms) t FROM steps UNION ALL
       SELECT min(wall_time_ms) FROM events WHERE id NOT IN (${LAST_SAID}))`,
  );

const forgetBefore = (database: Database, cutMs: number): void => {
  const sql = [
    'DELETE FROM steps WHERE start_ms < ?',
    `DELETE FROM events WHERE wall_time_ms < ? AND id NOT IN (${LAST_SAID})`,
    'DELETE FROM runs WHERE last_ms < ?',
  ];
  for (const each of sql) database.prepare(each).run(cutMs);
};

/** Deletes what is too old and, while there is too much, the oldest; gives the space back to the disk. */
export const forgetOld = (database: Database, retention: Retention, nowMs: number): void => {
  const { keepDays, maxMegabytes } = retention;
  forgetBefore(database, nowMs - keepDays * DAY_MS);
  for (let slice = 0; slice < MAX_SLICES; slice += 1) {
    const oldest = oldestMs(database);
    if (oldest === null || usedBytes(database) <= maxMegabytes * 1e6) break;
    forgetBefore(database, oldest + Math.max(HOUR_MS, SLICE * (nowMs - oldest)));
  }
  database.exec(`PRAGMA incremental_vacuum(${PAGES_GIVEN_BACK})`);
  // The file is cut only when the log is taken over; readers and writers go on meanwhile.
  database.exec('PRAGMA wal_checkpoint(PASSIVE)');
};
