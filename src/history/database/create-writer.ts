import { addSums } from '../add-sums.js';
import type { HistoryBatch, StepSums } from '../history-batch.js';
import type { Database } from './load-libsql.js';
import { readStepRow, toStepColumns, type StepRow } from './step-row.js';

/** Writes what one run of the program hears. */
export type HistoryWriter = {
  /** Writes all of it or, when it throws, nothing. */
  readonly write: (batch: HistoryBatch) => void;
};

const inTransaction = (database: Database, act: () => void): void => {
  database.exec('BEGIN IMMEDIATE');
  try {
    act();
    database.exec('COMMIT');
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
};

/** The id of a station by its name; made when it is new. */
const createStationIds = (database: Database): ((name: string) => number) => {
  const insert = database.prepare('INSERT OR IGNORE INTO stations (name) VALUES (?)');
  const find = database.prepare('SELECT id FROM stations WHERE name = ?');
  return (name) => {
    const known = find.get(name) as { id: number } | undefined;
    if (known) return known.id;
    insert.run(name);
    return (find.get(name) as { id: number }).id;
  };
};

/** Adds to the step that is there: a step is written in parts, so that a kill loses no more than the last part. */
const createStepWriter = (database: Database, idOf: (name: string) => number) => {
  const find = database.prepare('SELECT * FROM steps WHERE station_id = ? AND start_ms = ?');
  const put = database.prepare('INSERT OR REPLACE INTO steps VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  return (sums: StepSums): void => {
    const id = idOf(sums.station);
    const row = find.get(id, sums.startMs) as StepRow | undefined;
    const all = row ? addSums(readStepRow(sums.station, row), sums) : sums;
    put.run(id, sums.startMs, ...toStepColumns(all));
  };
};

/** A writer that notes in the database since when it runs. */
export const createHistoryWriter = (database: Database, nowMs: number): HistoryWriter => {
  const idOf = createStationIds(database);
  const writeStep = createStepWriter(database, idOf);
  const begin = database.prepare('INSERT INTO runs (began_ms, last_ms) VALUES (?, ?)');
  const run = begin.run(nowMs, nowMs).lastInsertRowid;
  const goOn = database.prepare('UPDATE runs SET last_ms = max(last_ms, ?) WHERE id = ?');
  const add = database.prepare(
    'INSERT INTO events (station_id, wall_time_ms, type, body) VALUES (?, ?, ?, ?)',
  );
  const write = (batch: HistoryBatch): void =>
    inTransaction(database, () => {
      goOn.run(batch.nowMs, run);
      batch.steps.forEach(writeStep);
      for (const { station, wallTimeMs, type, body } of batch.events) {
        add.run(idOf(station), wallTimeMs, type, body);
      }
    });
  return { write };
};
