import { SourceUnavailableError } from '../../errors.js';

const GREATEST_ENTRIES = 100;

/** The two kinds of text that name stations. */
export type PlaylistKind = 'm3u' | 'pls';

/**
 * The addresses that a .m3u or .pls names, in its order, relative ones taken from where it lies.
 * A .pls is no INI file: its addresses hold ";", which would begin a comment there.
 * @throws SourceUnavailableError when it names no http or https address.
 */
export const parsePlaylist = (
  text: string,
  kind: PlaylistKind,
  base: string,
): readonly string[] => {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const entries = kind === 'pls' ? lines.flatMap(plsEntry) : lines.filter(isM3uEntry);
  const addresses = entries.slice(0, GREATEST_ENTRIES).flatMap((entry) => toAddress(entry, base));
  if (addresses.length > 0) return addresses;
  const message = `expected a playlist naming an http:// or https:// address, got none in ${entries.length} entries`;
  throw new SourceUnavailableError('empty-playlist', message);
};

const plsEntry = (line: string): readonly string[] => {
  const target = /^File\d+\s*=\s*(.+)$/i.exec(line)?.[1];
  return target === undefined ? [] : [target.trim()];
};

const isM3uEntry = (line: string): boolean => line !== '' && !line.startsWith('#');

const toAddress = (entry: string, base: string): readonly string[] => {
  if (!URL.canParse(entry, base)) return [];
  const url = new URL(entry, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? [url.href] : [];
};
