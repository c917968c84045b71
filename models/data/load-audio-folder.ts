import { availableParallelism } from 'node:os';
import { from, lastValueFrom, mergeMap, toArray } from 'rxjs';
import { StreamError } from '../../streams/index.js';
import { ModelError } from '../errors.js';
import type { DataProgress, PassedOver, SourceClip, SourceData } from './data-request.js';
import { readCells } from './feature-cache.js';
import type { AudioFile } from './list-audio-files.js';
import { type FeatureOptions, type FileFeatures, loadFeatures } from './load-features.js';
import { STEPS_PER_DB } from './measure-file.js';
import { type Provenance, readArtists } from './read-artists.js';

/** Decoders are processes of their own; a few more than the cores keep these busy. */
const MOST_AT_ONCE = 8;
const FILES_AT_ONCE = Math.min(MOST_AT_ONCE, availableParallelism() + 1);

type Outcome = { readonly file: AudioFile } & (
  { readonly features: FileFeatures } | { readonly reason: string }
);

/** dB under the loudest cell. */
const readLogMelDb = (entry: string): Float32Array => {
  const cells = readCells(entry);
  let peak = -Infinity;
  for (const cell of cells) if (cell > peak) peak = cell;
  const logMelDb = new Float32Array(cells.length);
  for (let cell = 0; cell < cells.length; cell++) {
    logMelDb[cell] = (cells[cell] - peak) / STEPS_PER_DB;
  }
  return logMelDb;
};

/** Tells an audio file's own fault from one of the cache: a full disk is no fault of the file. */
const isOfTheFile = (error: unknown, { path }: AudioFile): error is Error => {
  if (error instanceof StreamError || error instanceof ModelError) return true;
  const { path: at, syscall } = error as NodeJS.ErrnoException;
  return at === path || syscall === 'read';
};

const loadFile = async (file: AudioFile, options: FeatureOptions): Promise<Outcome> => {
  try {
    return { file, features: await loadFeatures(file.path, options) };
  } catch (error) {
    options.stop?.throwIfAborted();
    if (!isOfTheFile(error, file)) throw error;
    return { file, reason: error.message.replace(`${file.path}: `, '') };
  }
};

/** What must stay on one side of the split: all of an artist, else of a folder, else the file. */
const groupOf = (
  { path, name, genre }: AudioFile,
  artist: string | undefined,
): SourceClip['group'] => {
  if (artist) return { key: `artist ${artist.toLowerCase()}`, kind: 'by artist' };
  const [, folder, file] = name.split('/');
  if (file !== undefined)
    return { key: `folder ${path.slice(0, -name.length)}${genre}/${folder}`, kind: 'by folder' };
  return { key: `file ${path}`, kind: 'by file: may leak' };
};

const toClip = (
  file: AudioFile,
  { columns, digest, entry, ...tags }: FileFeatures,
  told: Provenance | undefined,
): SourceClip => {
  const artist = told?.artist ?? tags.artist;
  const group = groupOf(file, artist);
  return {
    name: file.name,
    genre: file.genre,
    columns,
    digest,
    artist,
    readLogMelDb: () => readLogMelDb(entry),
    split: told?.split,
    group,
  };
};

/** All outcomes, in the order of the files' names. */
const loadFiles = async (
  files: readonly AudioFile[],
  options: FeatureOptions,
  onProgress: (progress: DataProgress) => void,
): Promise<Outcome[]> => {
  let [done, cached] = [0, 0];
  const load = async (file: AudioFile, index: number) => {
    const outcome = await loadFile(file, options);
    done += 1;
    cached += 'features' in outcome && outcome.features.cached ? 1 : 0;
    onProgress({ done, files: files.length, cached });
    return { outcome, index };
  };
  const outcomes = await lastValueFrom(from(files).pipe(mergeMap(load, FILES_AT_ONCE), toArray()));
  return outcomes.sort((one, other) => one.index - other.index).map(({ outcome }) => outcome);
};

/**
 * Clips of a folder with a folder of audio files for each genre. Features come from the cache or are
 * computed, several files at once; files that cannot be used are named. Fails with a `ModelError` when a
 * table of artists is damaged, and with the reason of `stop`.
 */
export const loadAudioFolder = async (
  directory: string,
  files: readonly AudioFile[],
  options: FeatureOptions,
  onProgress: (progress: DataProgress) => void = () => {},
): Promise<SourceData> => {
  const told = await readArtists(directory);
  const outcomes = await loadFiles(files, options, onProgress);
  const passedOver: PassedOver[] = [];
  const clips: SourceClip[] = [];
  for (const outcome of outcomes) {
    const { file } = outcome;
    if ('features' in outcome) clips.push(toClip(file, outcome.features, told.get(file.name)));
    else passedOver.push({ path: file.path, reason: outcome.reason });
  }
  return { clips, passedOver };
};
