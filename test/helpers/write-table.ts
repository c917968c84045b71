import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { csvFormat } from 'd3-dsv';

/** Writes `tables/NAME.csv.gz` into a data folder, as `readCsv` reads it. */
export const writeTable = async (
  data: string,
  name: string,
  rows: readonly Readonly<Record<string, string | number>>[],
): Promise<void> => {
  await mkdir(join(data, 'tables'), { recursive: true });
  await writeFile(join(data, 'tables', `${name}.csv.gz`), gzipSync(csvFormat([...rows])));
};
