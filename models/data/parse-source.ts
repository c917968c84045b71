import { existsSync } from 'node:fs';
import { ModelError } from '../errors.js';

/** A folder of training data, and the genres to take from it. */
export type DataSource = {
  readonly directory: string;
  /** Name in the data → label; all genres under their own names when left out. */
  readonly genres?: ReadonlyMap<string, string>;
};

const parseGenre = (text: string): readonly [string, string] => {
  const [genre, label = genre] = text.split(':').map((part) => part.trim());
  return [genre, label];
};

/**
 * Reads `DIR` or `DIR=genre,genre:label`; a folder whose own name holds `=` is taken as it is.
 * Fails with a `ModelError` when no genre is named behind `=`.
 */
export const parseSource = (
  text: string,
  exists: (path: string) => boolean = existsSync,
): DataSource => {
  const equals = text.lastIndexOf('=');
  if (equals <= 0 || exists(text)) return { directory: text };
  const genres = text
    .slice(equals + 1)
    .split(',')
    .map(parseGenre);
  if (genres.some(([genre, label]) => genre === '' || label === '')) {
    throw new ModelError('data-missing', `${text}: expected DIR=genre,genre or DIR=genre:label`);
  }
  return { directory: text.slice(0, equals), genres: new Map(genres) };
};
