import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type CachedFeatures, entryPath, readEntry, writeEntry } from './feature-cache.js';
import { measureFile, type MeasureOptions } from './measure-file.js';
import { readArtistTag } from './read-artist-tag.js';

/** The features of one file and where they are kept. */
export type FileFeatures = Omit<CachedFeatures, 'centibels'> & {
  readonly entry: string;
  /** True when nothing had to be computed. */
  readonly cached: boolean;
};

/** How features are computed and where they are kept. */
export type FeatureOptions = MeasureOptions & { readonly cacheDirectory: string };

/**
 * Features of an audio file: from the cache as long as the file's path, size and time are what they were,
 * else computed and put there. Fails as `measureFile` does, and as the file system does.
 */
export const loadFeatures = async (
  path: string,
  options: FeatureOptions,
): Promise<FileFeatures> => {
  const { cacheDirectory, maxMinutes } = options;
  const { size, mtimeMs } = await stat(path);
  const entry = entryPath(cacheDirectory, [resolve(path), size, mtimeMs, maxMinutes]);
  const known = await readEntry(entry);
  if (known) return { ...pick(known), entry, cached: true };
  const measured = await measureFile(path, options);
  const artist = await readArtistTag(path);
  const written = await writeEntry(entry, { ...measured, artist });
  return { ...pick(written), entry, cached: false };
};

const pick = ({ columns, artist, digest }: CachedFeatures) => ({ columns, artist, digest });
