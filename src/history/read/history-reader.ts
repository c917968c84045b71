import type { HistoryEvent, StepSums } from '../history-batch.js';
import { openForReading } from '../database/open-for-reading.js';
import type { Database } from '../database/load-libsql.js';
import { readStepRow, type StepRow } from '../database/step-row.js';

/** A stretch of time, in ms since 1970; the end is not in it. */
export type Span = { readonly fromMs: number; readonly untilMs: number };

/** A time in which the program ran. */
export type HistoryRun = { readonly beganMs: number; readonly lastMs: number };

/** A history that is open to look at. Everything comes oldest first. */
export type HistoryReader = {
  readonly stations: () => readonly string[];
  /** Every label that a model ever had a probability for in that time. */
  readonly labels: (station: string, span: Span) => readonly string[];
  readonly runs: (span: Span) => readonly HistoryRun[];
  readonly steps: (station: string, span: Span) => Iterable<StepSums>;
  readonly events: (station: string, span: Span) => Iterable<HistoryEvent>;
  /** The last one before that time, if there is one. */
  readonly eventBefore: (
    station: string,
    type: HistoryEvent['type'],
    beforeMs: number,
  ) => HistoryEvent | undefined;
  readonly close: () => void;
};

/** Rows are fetched by pages: a reader that is slow, a pager for one, holds no snapshot that the log must grow for. */
const PAGE_ROWS = 2000;

const OF_STATION = 'station_id = (SELECT id FROM stations WHERE name = ?)';

type EventRow = {
  readonly id: number;
  readonly wall_time_ms: number;
  readonly type: HistoryEvent['type'];
  readonly body: string;
};

type NameRow = { readonly name: string };

const toEvent = (station: string, { wall_time_ms, type, body }: EventRow): HistoryEvent => ({
  station,
  wallTimeMs: wall_time_ms,
  type,
  body,
});

function* readSteps(database: Database, station: string, span: Span): Iterable<StepSums> {
  const page = database.prepare(
    `SELECT * FROM steps WHERE ${OF_STATION} AND start_ms >= ? AND start_ms < ?
     ORDER BY start_ms LIMIT ${PAGE_ROWS}`,
  );
  for (let from = span.fromMs; ;) {
    const rows = page.all(station, from, span.untilMs) as StepRow[];
    for (const row of rows) yield readStepRow(station, row);
    if (rows.length < PAGE_ROWS) return;
    from = rows.at(-1)!.start_ms + 1;
  }
}

function* readEvents(database: Database, station: string, span: Span): Iterable<HistoryEvent> {
  const page = database.prepare(
    `SELECT id, wall_time_ms, type, body FROM events
     WHERE ${OF_STATION} AND (wall_time_ms, id) > (?, ?) AND wall_time_ms < ?
     ORDER BY wall_time_ms, id LIMIT ${PAGE_ROWS}`,
  );
  for (let [afterMs, afterId] = [span.fromMs - 1, Number.MAX_SAFE_INTEGER]; ;) {
    const rows = page.all(station, afterMs, afterId, span.untilMs) as EventRow[];
    for (const row of rows) yield toEvent(station, row);
    if (rows.length < PAGE_ROWS) return;
    const last = rows.at(-1)!;
    [afterMs, afterId] = [last.wall_time_ms, last.id];
  }
}

const listStations = (database: Database): readonly string[] =>
  (database.prepare('SELECT name FROM stations ORDER BY name').all() as NameRow[]).map(
    ({ name }) => name,
  );

const listLabels = (database: Database, station: string, { fromMs, untilMs }: Span) =>
  (
    database
      .prepare(
        `SELECT DISTINCT key AS name FROM steps, json_each(smoothed)
         WHERE ${OF_STATION} AND start_ms >= ? AND start_ms < ? ORDER BY key`,
      )
      .all(station, fromMs, untilMs) as NameRow[]
  ).map(({ name }) => name);

const listRuns = (database: Database, { fromMs, untilMs }: Span): readonly HistoryRun[] =>
  database
    .prepare(
      `SELECT began_ms AS beganMs, last_ms AS lastMs FROM runs
       WHERE last_ms >= ? AND began_ms < ? ORDER BY began_ms`,
    )
    .all(fromMs, untilMs) as HistoryRun[];

const findBefore = (
  database: Database,
  station: string,
  ...[type, beforeMs]: readonly [HistoryEvent['type'], number]
): HistoryEvent | undefined => {
  const row = database
    .prepare(
      `SELECT id, wall_time_ms, type, body FROM events
       WHERE ${OF_STATION} AND type = ? AND wall_time_ms < ?
       ORDER BY wall_time_ms DESC, id DESC LIMIT 1`,
    )
    .get(station, type, beforeMs) as EventRow | undefined;
  return row && toEvent(station, row);
};

const createReader = (database: Database): HistoryReader => ({
  stations: () => listStations(database),
  labels: (station, span) => listLabels(database, station, span),
  runs: (span) => listRuns(database, span),
  steps: (station, span) => readSteps(database, station, span),
  events: (station, span) => readEvents(database, station, span),
  eventBefore: (station, type, beforeMs) => findBefore(database, station, type, beforeMs),
  close: () => void database.close(),
});

/** Opens the history at `file` to look at. Fails with a `HistoryError` that names the file. */
export const openHistory = async (file: string): Promise<HistoryReader> =>
  createReader(await openForReading(file));
