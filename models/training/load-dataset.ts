import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { FEATURE_SET } from '../../streams/index.js';
import { type Fold, readFolds } from '../data/read-folds.js';
import { damagedRow, readTable, type TableRow } from '../data/read-table.js';
import { ModelError } from '../errors.js';
import type { Clip, Dataset, Split } from './dataset.js';

const SPLITS: readonly string[] = ['train', 'valid', 'test'];

const findFolder = (directory: string): string => {
  const candidates = [join(directory, 'gtzan', 'logmel'), join(directory, 'logmel'), directory];
  const found = candidates.find((candidate) => existsSync(join(candidate, 'index.tsv')));
  if (found) return found;
  throw new ModelError(
    'data-missing',
    `no training data in ${directory}: expected index.tsv and mel_u8.bin.gz there or in gtzan/logmel below it`,
  );
};

/** 0…255 of the clip's range to dB under its loudest cell. */
const toDb = (bytes: Uint8Array, rangeDb: number): Float32Array =>
  Float32Array.from(bytes, (byte) => (byte / 255 - 1) * rangeDb);

const readRange = (row: TableRow): number => {
  const rangeDb = Number(row.cells.range_db || NaN);
  if (rangeDb > 0 && Number.isFinite(rangeDb)) return rangeDb;
  throw damagedRow(row, 'a range_db above 0', row.cells.range_db);
};

const readRow = (row: TableRow, rows: number): number => {
  const index = Number(row.cells.row || NaN);
  if (Number.isInteger(index) && index >= 0 && index < rows) return index;
  throw damagedRow(row, `a row from 0 to ${rows - 1}`, row.cells.row);
};

/** What all clips of a log-mel set share. */
type LogMelSet = {
  readonly labels: readonly string[];
  readonly cells: Buffer;
  readonly rows: number;
  readonly clipBytes: number;
  readonly folds: ReadonlyMap<string, Fold>;
};

const toClip = (row: TableRow, { labels, cells, rows, clipBytes, folds }: LogMelSet): Clip => {
  const { name, genre, filtered_split: split } = row.cells;
  const start = readRow(row, rows) * clipBytes;
  const rangeDb = readRange(row);
  return {
    name,
    label: labels.indexOf(genre),
    split: SPLITS.includes(split) ? (split as Split) : undefined,
    ...folds.get(name),
    columns: clipBytes / FEATURE_SET.melBands,
    readLogMelDb: () => toDb(cells.subarray(start, start + clipBytes), rangeDb),
  };
};

const readLabels = (rows: readonly TableRow[]): string[] => {
  const empty = rows.find(({ cells }) => cells.genre === '');
  if (empty) throw damagedRow(empty, 'a genre', '');
  return [...new Set(rows.map(({ cells }) => cells.genre))].sort();
};

/**
 * Reads a folder of log-mel frames: `index.tsv` (row, name, genre, range_db, filtered_split) and
 * `mel_u8.bin.gz` (uint8 `[clips][columns][melBands]`). Fails with a `ModelError` that names the file.
 */
export const loadDataset = async (directory: string): Promise<Dataset> => {
  const folder = findFolder(directory);
  const columns = ['row', 'name', 'genre', 'range_db', 'filtered_split'];
  const rows = await readTable(join(folder, 'index.tsv'), columns);
  const cells = await readFile(join(folder, 'mel_u8.bin.gz'))
    .then((bytes) => promisify(gunzip)(bytes))
    .catch((cause: unknown) => {
      throw new ModelError('data-damaged', `${folder}/mel_u8.bin.gz cannot be read`, { cause });
    });
  const clipBytes = cells.length / rows.length;
  if (!rows.length || clipBytes % FEATURE_SET.melBands !== 0) {
    throw new ModelError(
      'data-damaged',
      `${folder}: ${cells.length} bytes are no whole number of ${FEATURE_SET.melBands}-band frames for ${rows.length} clips`,
    );
  }
  const labels = readLabels(rows);
  const set = { labels, cells, rows: rows.length, clipBytes, folds: await readFolds(folder) };
  return { labels, clips: rows.map((row) => toClip(row, set)) };
};
