import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { FEATURE_SET } from '../../streams/index.js';
import { ModelError } from '../errors.js';
import type { Split } from '../training/dataset.js';
import type { SourceClip } from './data-request.js';
import { type Fold, readFolds } from './read-folds.js';
import { damagedRow, readTable, type TableRow } from './read-table.js';

const SPLITS: readonly string[] = ['train', 'valid', 'test'];

/** The folder of log-mel frames in or below `directory`, or undefined when there is none. */
export const findLogMel = (directory: string): string | undefined =>
  [join(directory, 'gtzan', 'logmel'), join(directory, 'logmel'), directory].find((candidate) =>
    existsSync(join(candidate, 'index.tsv')),
  );

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

const readGenre = (row: TableRow): string => {
  if (row.cells.genre === '') throw damagedRow(row, 'a genre', '');
  return row.cells.genre;
};

/** What all clips of a log-mel set share. */
type LogMelSet = {
  readonly cells: Buffer;
  readonly rows: number;
  readonly clipBytes: number;
  readonly folds: ReadonlyMap<string, Fold>;
};

const toClip = (row: TableRow, { cells, rows, clipBytes, folds }: LogMelSet): SourceClip => {
  const { name, filtered_split: split } = row.cells;
  const genre = readGenre(row);
  const start = readRow(row, rows) * clipBytes;
  const bytes = cells.subarray(start, start + clipBytes);
  const rangeDb = readRange(row);
  return {
    name,
    genre,
    split: SPLITS.includes(split) ? (split as Split) : undefined,
    ...folds.get(name),
    columns: clipBytes / FEATURE_SET.melBands,
    readLogMelDb: () => toDb(bytes, rangeDb),
    digest: createHash('sha256').update(`${rangeDb} `).update(bytes).digest('hex'),
  };
};

/**
 * Clips of a folder of log-mel frames: `index.tsv` (row, name, genre, range_db, filtered_split) and
 * `mel_u8.bin.gz` (uint8 `[clips][columns][melBands]`); folds and artists where they lie beside it.
 * Fails with a `ModelError` that names file and line.
 */
export const loadLogMel = async (folder: string): Promise<SourceClip[]> => {
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
  const set = { cells, rows: rows.length, clipBytes, folds: await readFolds(folder) };
  return rows.map((row) => toClip(row, set));
};
