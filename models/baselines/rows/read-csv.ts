import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { csvParse, type DSVRowArray } from 'd3-dsv';
import { ModelError } from '../../errors.js';

const unzip = promisify(gunzip);

const readZipped = async (path: string): Promise<string> => {
  try {
    return (await unzip(await readFile(path))).toString('utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new ModelError(
      missing ? 'data-missing' : 'data-damaged',
      `${path}: expected a gzip CSV table, ${missing ? 'there is none' : (error as Error).message}`,
      { cause: error },
    );
  }
};

/**
 * Reads `tables/NAME.csv.gz` of a data folder; cells are texts under the names of their columns.
 * Fails with a `ModelError` when it is not there, is damaged, or lacks one of `columns`.
 */
export const readCsv = async (
  data: string,
  name: string,
  columns: readonly string[],
): Promise<DSVRowArray> => {
  const path = join(data, 'tables', `${name}.csv.gz`);
  const table = csvParse(await readZipped(path));
  const missing = columns.filter((column) => !table.columns.includes(column));
  if (missing.length === 0) return table;
  throw new ModelError(
    'data-damaged',
    `${path}: expected columns ${columns.join(', ')}; ${missing.join(', ')} not found`,
  );
};
