import { basename, extname } from 'node:path';
import { hideCredentials } from '../../streams/index.js';
import { UsageError } from '../errors.js';

/** A station as the user asks for it; without a name it gets one from its source. */
export type WantedStation = {
  readonly name?: string | undefined;
  readonly source: string;
  readonly paused?: boolean | undefined;
  /** No private networks, files or devices. @default false */
  readonly publicOnly?: boolean | undefined;
};

/** A station whose name nobody else has. */
export type NamedStation = WantedStation & { readonly name: string };

const MAX_NAME = 60;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, MAX_NAME);

const withoutExtension = (path: string): string => basename(path, extname(path));

const fromUrl = (text: string): string => {
  if (!URL.canParse(text)) return text;
  const { hostname, pathname } = new URL(text);
  return `${hostname}-${pathname.replace(/\.[a-z0-9]{2,4}$/i, '')}`;
};

const SCHEME = /^(radio|file|synthetic|microphone):/;

const nameOf = (address: string): string => {
  const source = hideCredentials(address);
  const scheme = SCHEME.exec(source)?.[1] ?? (/^https?:/i.test(source) ? 'radio' : 'file');
  const place = source.replace(SCHEME, '');
  if (scheme === 'radio') return slug(fromUrl(place)) || scheme;
  return slug(scheme === 'file' ? withoutExtension(place) : place) || scheme;
};

const unlike = (name: string, taken: ReadonlySet<string>): string => {
  let number = 2;
  let candidate = name;
  while (taken.has(candidate)) candidate = `${name}-${number++}`;
  return candidate;
};

/** A name made from the source that is none of `taken`: slug of host and mount, file name or device. */
export const nameSource = (source: string, taken: ReadonlySet<string>): string =>
  unlike(nameOf(source), taken);

/** Reads `radio:URL` or `NAME=radio:URL`. */
export const parseStation = (text: string): WantedStation => {
  const [, name, source] = /^([\w.-]+)=(.+)$/s.exec(text) ?? [];
  return name !== undefined && source !== undefined ? { name, source } : { source: text };
};

/**
 * Gives each station a name of its own: the one it was given, else a slug of host and mount, file
 * name or device, numbered where two are alike. Fails with a `UsageError` when one is given twice.
 */
export const nameStations = (wanted: readonly WantedStation[]): readonly NamedStation[] => {
  const taken = new Set<string>();
  for (const { name } of wanted) {
    if (name === undefined) continue;
    if (taken.has(name)) throw new UsageError(`there are two stations named '${name}'`);
    taken.add(name);
  }
  return wanted.map((station) => {
    const name = station.name ?? nameSource(station.source, taken);
    taken.add(name);
    return { ...station, name };
  });
};
