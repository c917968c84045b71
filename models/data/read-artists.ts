import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Split } from '../training/dataset.js';
import { damagedRow, parseRows, parseTable, type TableRow } from './read-table.js';

/** What a table tells of one file. */
export type Provenance = {
  readonly artist?: string | undefined;
  readonly split?: Split | undefined;
};

const SPLITS: readonly string[] = ['train', 'valid', 'test'];

const toProvenance = (row: TableRow): readonly [string, Provenance] => {
  const { path, artist, split } = row.cells;
  if (path === '') throw damagedRow(row, 'a path', path);
  if (split && !SPLITS.includes(split))
    throw damagedRow(row, 'train, valid, test or nothing', split);
  const name = path.replaceAll('\\', '/').replace(/^\.\//, '');
  return [name, { artist: artist || undefined, split: (split || undefined) as Split | undefined }];
};

/**
 * Artists and parts by path below the folder, from its `split.tsv` (columns path, artist, split) or
 * `artists.tsv` (path and artist, with or without names of columns). Empty when there is neither.
 * Fails with a `ModelError` that names the line.
 */
export const readArtists = async (directory: string): Promise<ReadonlyMap<string, Provenance>> => {
  const path = ['split.tsv', 'artists.tsv'].map((name) => join(directory, name)).find(existsSync);
  if (path === undefined) return new Map();
  const text = await readFile(path, 'utf8');
  const isNamed = path.endsWith('split.tsv') || /^\uFEFF?path\t/.test(text);
  const rows = isNamed
    ? parseTable(path, text, ['path'])
    : parseRows(path, text, ['path', 'artist']);
  return new Map(rows.map(toProvenance));
};
