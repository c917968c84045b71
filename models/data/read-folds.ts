import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { damagedRow, readTable, type TableRow } from './read-table.js';

/** Where a clip belongs in a cross-validation, and who plays. */
export type Fold = { readonly fold: number; readonly artist: string };

const FILE = join('splits', 'artist_3fold.tsv');

const toFold = (row: TableRow): Fold => {
  const fold = Number(row.cells.fold);
  if (!Number.isInteger(fold) || fold < 1) throw damagedRow(row, 'a fold from 1', row.cells.fold);
  return { fold, artist: row.cells.artist };
};

/**
 * Folds and artists by the names of clips, from `splits/artist_3fold.tsv` (name, fold, artist) in the
 * folder or beside it; empty when there is none. Fails with a `ModelError` that names the line.
 */
export const readFolds = async (folder: string): Promise<ReadonlyMap<string, Fold>> => {
  const path = [join(folder, FILE), join(folder, '..', FILE)].find(existsSync);
  if (path === undefined) return new Map();
  const rows = await readTable(path, ['name', 'fold', 'artist']);
  return new Map(rows.map((row) => [row.cells.name, toFold(row)]));
};
