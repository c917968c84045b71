import { existsSync } from 'node:fs';
import { closest, distance } from 'fastest-levenshtein';
import { SourceUnavailableError } from '../errors.js';
import { hideCredentials } from './radio/hide-credentials.js';

const SCHEMES = ['radio', 'microphone', 'file', 'synthetic'] as const;

/** A source in words: its kind, and which one of that kind. */
export type SourceUri = { readonly scheme: (typeof SCHEMES)[number]; readonly target: string };

const EXPECTED = 'expected radio:URL, microphone:[device], file:PATH or synthetic:NAME';

/**
 * Reads how a user names a source. A bare http(s) address is radio, the path of something that exists a file.
 * @throws SourceUnavailableError that names the schemes, and the nearest to what was written.
 */
export const parseSourceUri = (
  text: string,
  exists: (path: string) => boolean = existsSync,
): SourceUri => {
  if (/^https?:\/\//i.test(text)) return { scheme: 'radio', target: text };
  const colon = text.indexOf(':');
  const word = (colon < 0 ? text : text.slice(0, colon)).toLowerCase();
  const scheme = SCHEMES.find((candidate) => candidate === word);
  const target = colon < 0 ? '' : text.slice(colon + 1);
  if (scheme === 'microphone' || (scheme !== undefined && target !== '')) return { scheme, target };
  if (text !== '' && exists(text)) return { scheme: 'file', target: text };
  throw new SourceUnavailableError(
    'unknown-scheme',
    `${EXPECTED}, got "${hideCredentials(text)}"${suggest(word)}`,
  );
};

const GREATEST_DISTANCE = 3;

const suggest = (word: string): string => {
  const nearest = closest(word, SCHEMES);
  const edits = distance(word, nearest);
  return edits > 0 && edits <= GREATEST_DISTANCE ? `; did you mean ${nearest}:?` : '';
};
