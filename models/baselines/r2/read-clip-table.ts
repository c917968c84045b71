import { join } from 'node:path';
import { readFolds } from '../../data/read-folds.js';
import { readCsv } from '../rows/read-csv.js';
import { numberRows } from '../rows/number-rows.js';
import type { ClipRows } from './clip-rows.js';
import { readParts } from './read-parts.js';

const TABLE = 'gtzan_features_30_sec';
const NOT_INPUTS = ['filename', 'length', 'label'];

/** `blues.00000.wav` to `blues.00000`. */
const clipOf = (filename: string): string => filename.split('.').slice(0, 2).join('.');

/** The columns of the table that are statistics of sound. */
export const inputColumns = (columns: readonly string[]): string[] =>
  columns.filter((column) => !NOT_INPUTS.includes(column));

/** GTZAN's 1000 clips as 57 statistics each; groups are artists. Fails with a `ModelError` that names the file. */
export const readClipTable = async (
  data: string,
): Promise<ClipRows & { readonly columns: readonly string[] }> => {
  const table = await readCsv(data, TABLE, NOT_INPUTS);
  const columns = inputColumns(table.columns);
  const parts = await readParts(data);
  const folds = await readFolds(join(data, 'gtzan'));
  const clips = table.map(({ filename }) => clipOf(filename));
  const names = [...new Set(table.map(({ label }) => label))].sort();
  const groups = clips.map((clip) => folds.get(clip)?.artist ?? clip);
  return {
    clips,
    columns,
    rows: {
      ...numberRows(table, columns, groups),
      names,
      labels: Int32Array.from(table, ({ label }) => names.indexOf(label)),
    },
    parts: clips.map((clip) => parts.get(clip)),
    folds: clips.map((clip) => folds.get(clip)?.fold),
  };
};
