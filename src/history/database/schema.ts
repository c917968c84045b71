/** Grows when the tables change. */
export const SCHEMA_VERSION = 1;

/** Tables of a history; harmless where they are already. Times are ms since 1970, counts and sums as in `StepSums`. */
export const SCHEMA = `
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS stations (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE IF NOT EXISTS runs (
  id INTEGER PRIMARY KEY,
  began_ms INTEGER NOT NULL,
  last_ms INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS steps (
  station_id INTEGER NOT NULL REFERENCES stations (id),
  start_ms INTEGER NOT NULL,
  predictions INTEGER NOT NULL,
  rms_db_sum REAL NOT NULL,
  peak_db REAL NOT NULL,
  states TEXT NOT NULL,
  genres TEXT NOT NULL,
  smoothed TEXT NOT NULL,
  PRIMARY KEY (station_id, start_ms)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS steps_by_time ON steps (start_ms);
CREATE TABLE IF NOT EXISTS events (
  id INTEGER PRIMARY KEY,
  station_id INTEGER NOT NULL REFERENCES stations (id),
  wall_time_ms INTEGER NOT NULL,
  type TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS events_by_station ON events (station_id, wall_time_ms);
CREATE INDEX IF NOT EXISTS events_by_time ON events (wall_time_ms);
PRAGMA user_version = ${SCHEMA_VERSION};
COMMIT;`;
