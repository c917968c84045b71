import { existsSync } from 'node:fs';
import { HistoryError } from '../history-error.js';
import { loadLibsql, type Database } from './load-libsql.js';
import { SCHEMA_VERSION } from './schema.js';

const check = (database: Database): void => {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as {
    user_version: number;
  };
  if (version === SCHEMA_VERSION) return;
  throw new Error(
    version === 0
      ? 'it is no history of Earshot'
      : `expected format ${SCHEMA_VERSION}, found ${version}`,
  );
};

/** Opens a history to look at, also while a server writes it. Fails with a `HistoryError` that names the file. */
export const openForReading = async (file: string): Promise<Database> => {
  if (!existsSync(file)) throw new HistoryError(`there is no history at ${file}`);
  const Libsql = await loadLibsql();
  try {
    const database = new Libsql(file, { readonly: true });
    database.exec('PRAGMA busy_timeout = 2000');
    check(database);
    return database;
  } catch (error) {
    throw new HistoryError(`cannot read the history ${file}: ${(error as Error).message}`);
  }
};
