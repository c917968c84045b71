import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { FEATURE_SET } from '../../streams/index.js';
import { ModelError } from '../errors.js';
import { LABELS } from '../labels.js';
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

const readTable = (text: string): Record<string, string>[] => {
  const [header, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  return rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])));
};

/** 0…255 of the clip's range to dB under its loudest cell. */
const toDb = (bytes: Uint8Array, rangeDb: number): Float32Array =>
  Float32Array.from(bytes, (byte) => (byte / 255 - 1) * rangeDb);

const toClip = (row: Record<string, string>, cells: Buffer, clipBytes: number): Clip => {
  const label = LABELS.findIndex((name) => name === row.genre);
  if (label < 0) {
    throw new ModelError(
      'data-damaged',
      `index.tsv: clip ${row.name} has unknown genre "${row.genre}"`,
    );
  }
  const start = Number(row.row) * clipBytes;
  return {
    name: row.name,
    label,
    split: SPLITS.includes(row.filtered_split) ? (row.filtered_split as Split) : undefined,
    columns: clipBytes / FEATURE_SET.melBands,
    readLogMelDb: () => toDb(cells.subarray(start, start + clipBytes), Number(row.range_db)),
  };
};

/**
 * Reads a folder of log-mel frames: `index.tsv` (row, name, genre, range_db, filtered_split) and
 * `mel_u8.bin.gz` (uint8 `[clips][columns][melBands]`). Fails with a `ModelError` that names the file.
 */
export const loadDataset = async (directory: string): Promise<Dataset> => {
  const folder = findFolder(directory);
  const rows = readTable(await readFile(join(folder, 'index.tsv'), 'utf8'));
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
  return { labels: LABELS, clips: rows.map((row) => toClip(row, cells, clipBytes)) };
};
