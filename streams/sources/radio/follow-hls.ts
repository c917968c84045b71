import { SourceUnavailableError } from '../../errors.js';
import { chooseVariant } from './choose-variant.js';
import { hideCredentials } from './hide-credentials.js';
import { openHttpStream, type HttpOptions } from './open-http-stream.js';
import { parseHlsPlaylist, type HlsPlaylist, type HlsSegment } from './parse-hls-playlist.js';
import { readText } from './read-text.js';
import { waitFor } from './wait-for.js';

type MediaPlaylist = Extract<HlsPlaylist, { kind: 'media' }>;

/** A segment to be heard next; `gap` when segments before it were missed. */
export type NextSegment = { readonly segment: HlsSegment; readonly gap: boolean };

/** Live listening begins this many segments before the newest: the very last may not be everywhere yet. */
const SEGMENTS_BEHIND = 2;
const SHORTEST_RELOAD_MS = 500;
/** A playlist may promise segments of years; a timer of more than 24 days would fire at once. */
const LONGEST_RELOAD_MS = 30_000;
const MOST_MASTERS = 3;

/**
 * Yields the segments of an HLS station in order, each once, reloading its playlist as they appear.
 * Ends with EXT-X-ENDLIST.
 * @throws SourceUnavailableError when a playlist cannot be read.
 */
export async function* followHls(
  first: { readonly url: string; readonly text: string },
  options: HttpOptions,
): AsyncGenerator<NextSegment> {
  let { url, playlist } = await descend(first, options);
  let last: number | undefined;
  while (!options.signal.aborted) {
    const loadedAtMs = performance.now();
    const fresh = takeFresh(playlist, last);
    for (const next of fresh) yield next;
    last = fresh.at(-1)?.segment.sequence ?? last;
    if (playlist.ended) return;
    // A playlist that has not changed is asked for again sooner, as RFC 8216 tells.
    const waitMs = playlist.targetSeconds * (fresh.length > 0 ? 1000 : 500);
    const leftMs = waitMs - (performance.now() - loadedAtMs);
    const reloadMs = Math.min(Math.max(leftMs, SHORTEST_RELOAD_MS), LONGEST_RELOAD_MS);
    await waitFor(reloadMs, options.signal);
    if (options.signal.aborted) return;
    ({ url, playlist } = await descend(await load(url, options), options));
  }
}

/** What is new since segment number `last`; a server that counts from the beginning again is new altogether. */
const takeFresh = ({ segments, ended }: MediaPlaylist, last?: number): readonly NextSegment[] => {
  const newest = segments.at(-1)?.sequence ?? 0;
  if (last === undefined || newest < last) {
    const start = ended ? segments : segments.slice(-SEGMENTS_BEHIND);
    return start.map((segment, index) => ({ segment, gap: last !== undefined && index === 0 }));
  }
  const fresh = segments.filter(({ sequence }) => sequence > last);
  return fresh.map((segment, index) => ({
    segment,
    gap: index === 0 && segment.sequence > last + 1,
  }));
};

const load = async (url: string, options: HttpOptions): Promise<{ url: string; text: string }> => {
  const stream = await openHttpStream(url, options);
  return { url: stream.url, text: await readText(stream.body, hideCredentials(url)) };
};

/** Goes from a master playlist down to the one that names segments. */
const descend = async (
  first: { readonly url: string; readonly text: string },
  options: HttpOptions,
): Promise<{ url: string; playlist: MediaPlaylist }> => {
  let { url, text } = first;
  for (let masters = 0; masters <= MOST_MASTERS; masters++) {
    const playlist = parseHlsPlaylist(text, url);
    if (playlist.kind === 'media') return { url, playlist };
    const variant = chooseVariant(playlist.variants);
    if (variant === undefined) break;
    ({ url, text } = await load(variant, options));
  }
  const message = `${hideCredentials(url)}: expected an HLS playlist that leads to segments, got none`;
  throw new SourceUnavailableError('empty-hls-playlist', message);
};
