import type Libsql from 'libsql';
import { HistoryError } from '../history-error.js';

/** An open database. */
export type Database = Libsql.Database;

/** The constructor of databases. Fails with a `HistoryError` where npm could install none for this machine. */
export const loadLibsql = async (): Promise<typeof Libsql> => {
  try {
    return (await import('libsql')).default;
  } catch (error) {
    const machine = `${process.platform} ${process.arch}`;
    const reason = (error as Error).message.split('\n')[0];
    throw new HistoryError(
      `history needs the package libsql, which is not there for ${machine} (${reason}); install it with \`npm install libsql\` or take 'history' out of the configuration`,
    );
  }
};
