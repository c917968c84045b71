import { ModelError } from '../errors.js';
import type { DataRequest, SourceData } from './data-request.js';
import { defaultCacheDirectory } from './feature-cache.js';
import { listAudioFiles } from './list-audio-files.js';
import { loadAudioFolder } from './load-audio-folder.js';
import { findLogMel, loadLogMel } from './load-log-mel.js';
import { type DataSource, parseSource } from './parse-source.js';

const DEFAULT_MAX_MINUTES = 5;

/** Takes what was asked for and calls it by its label; fails with a `ModelError` for a genre not there. */
const choose = <T extends { readonly genre: string }>(
  items: readonly T[],
  { directory, genres }: DataSource,
): T[] => {
  if (!genres) return [...items];
  const there = new Set(items.map(({ genre }) => genre));
  const missing = [...genres.keys()].filter((genre) => !there.has(genre));
  if (missing.length > 0) {
    throw new ModelError(
      'data-missing',
      `${directory}: expected a genre "${missing[0]}", found ${[...there].sort().join(', ')}`,
    );
  }
  return items.flatMap((item) => {
    const label = genres.get(item.genre);
    return label === undefined ? [] : [{ ...item, genre: label }];
  });
};

const nothingIn = (directory: string): ModelError =>
  new ModelError(
    'data-missing',
    `no training data in ${directory}: expected a folder for each genre with audio files in it, or log-mel frames (index.tsv and mel_u8.bin.gz, there or in gtzan/logmel below it)`,
  );

const noneUsable = (directory: string, { passedOver }: SourceData): ModelError =>
  new ModelError(
    'data-damaged',
    `none of the ${passedOver.length} audio files in ${directory} can be used; the first, ${passedOver[0].path}: ${passedOver[0].reason}`,
  );

/** Loads one `DIR` or `DIR=genre,…` of a request, whichever kind it is. Fails with a `ModelError`. */
export const loadSource = async (text: string, request: DataRequest): Promise<SourceData> => {
  const source = parseSource(text);
  const { directory } = source;
  const logMel = findLogMel(directory);
  if (logMel) return { clips: choose(await loadLogMel(logMel), source), passedOver: [] };
  const files = await listAudioFiles(directory);
  if (files.length === 0) throw nothingIn(directory);
  const { maxMinutes = DEFAULT_MAX_MINUTES, stop, onProgress } = request;
  const { cacheDirectory = defaultCacheDirectory() } = request;
  const options = { maxMinutes, cacheDirectory, stop };
  const data = await loadAudioFolder(directory, choose(files, source), options, onProgress);
  if (data.clips.length === 0) throw noneUsable(directory, data);
  return data;
};
