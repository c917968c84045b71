import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { FEATURE_SET } from '../../streams/index.js';
import { ModelError } from '../errors.js';

/**
 * Features of one file as they lie on disk: a 4-byte length, a JSON header, then little-endian Int16
 * `[columns × melBands]`, hundredths of a dB.
 */
export type CachedFeatures = {
  readonly columns: number;
  /** Performer named by the file's tags. */
  readonly artist?: string | undefined;
  /** SHA-256 of the cells, hexadecimal. */
  readonly digest: string;
  readonly centibels: Int16Array;
};

const headerSchema = z.object({
  columns: z.number().int().positive(),
  artist: z.string().optional(),
  digest: z.string(),
});

/** Where features are kept unless told otherwise. */
export const defaultCacheDirectory = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'earshot', 'features');

/** The entry's path; `parts` are all that the features depend on beside the front end. */
export const entryPath = (directory: string, parts: readonly (string | number)[]): string => {
  const key = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
  return join(directory, FEATURE_SET.id, key.slice(0, 2), `${key}.features`);
};

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const parse = (bytes: Buffer): CachedFeatures => {
  const start = 4 + bytes.readUInt32LE(0);
  const header = headerSchema.parse(JSON.parse(bytes.toString('utf8', 4, start)));
  const cells = new Uint8Array(bytes.subarray(start));
  if (cells.length !== header.columns * FEATURE_SET.melBands * 2) throw new RangeError('cut short');
  return { ...header, centibels: new Int16Array(cells.buffer) };
};

/** The entry, or undefined when there is none or it is damaged. */
export const readEntry = async (path: string): Promise<CachedFeatures | undefined> => {
  try {
    const entry = parse(await readFile(path));
    const { buffer } = entry.centibels;
    return digestOf(new Uint8Array(buffer)) === entry.digest ? entry : undefined;
  } catch {
    return undefined;
  }
};

/** The cells of an entry that was read before; fails with a `ModelError` when it is gone since. */
export const readCells = (path: string): Int16Array => {
  try {
    return parse(readFileSync(path)).centibels;
  } catch (cause) {
    throw new ModelError(
      'data-damaged',
      `${path} was removed or damaged while it was in use; run the same command again`,
      { cause },
    );
  }
};

/** Writes an entry as a whole or not at all, so that it may be interrupted at any moment. */
export const writeEntry = async (
  path: string,
  { centibels, ...facts }: Omit<CachedFeatures, 'digest'>,
): Promise<CachedFeatures> => {
  const bytes = Buffer.from(centibels.buffer, centibels.byteOffset, centibels.byteLength);
  const entry = { ...facts, digest: digestOf(bytes) };
  const header = Buffer.from(JSON.stringify(entry));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.new`;
  try {
    await writeFile(unfinished, Buffer.concat([length, header, bytes]));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return { ...entry, centibels };
};
