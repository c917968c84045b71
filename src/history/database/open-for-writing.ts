import { HistoryError } from '../history-error.js';
import { loadLibsql, type Database } from './load-libsql.js';
import { SCHEMA, SCHEMA_VERSION } from './schema.js';

/** How long a writer waits for another one. */
const BUSY_MS = 2000;

const versionOf = (database: Database): number =>
  (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;

const prepare = (database: Database): void => {
  database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
  // Only good before the first table is made.
  database.exec('PRAGMA auto_vacuum = INCREMENTAL');
  // A write-ahead log: readers never wait for us nor we for them, and what a kill cuts off was never there.
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = NORMAL');
  database.exec('PRAGMA wal_autocheckpoint = 500; PRAGMA journal_size_limit = 2097152');
  const version = versionOf(database);
  if (version > SCHEMA_VERSION) {
    throw new Error(`expected format ${SCHEMA_VERSION}, found the newer ${version}`);
  }
  database.exec(SCHEMA);
};

/** Opens the history at `file` and makes it when there is none. Fails with a `HistoryError` that names the file. */
export const openForWriting = async (file: string): Promise<Database> => {
  const Libsql = await loadLibsql();
  try {
    const database = new Libsql(file);
    prepare(database);
    return database;
  } catch (error) {
    throw new HistoryError(`cannot keep history in ${file}: ${(error as Error).message}`);
  }
};
