import { existsSync } from 'node:fs';
import { SourceUnavailableError } from '../errors.js';

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
  throw new SourceUnavailableError('unknown-scheme', `${EXPECTED}, got "${text}"${suggest(word)}`);
};

const GREATEST_DISTANCE = 3;

const suggest = (word: string): string => {
  const [nearest] = SCHEMES.map((scheme) => ({
    scheme,
    distance: editDistance(word, scheme),
  })).sort((a, b) => a.distance - b.distance);
  const isNear =
    nearest !== undefined && nearest.distance > 0 && nearest.distance <= GREATEST_DISTANCE;
  return isNear ? `; did you mean ${nearest.scheme}:?` : '';
};

const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, swap));
    }
    row = next;
  }
  return row[b.length]!;
};
