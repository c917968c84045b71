import { SourceUnavailableError, StreamError } from '../../errors.js';
import { demuxMpegTs } from './demux-mpeg-ts.js';
import { fetchResource } from './fetch-resource.js';
import type { NextSegment } from './follow-hls.js';
import { hideCredentials } from './hide-credentials.js';
import type { HttpOptions } from './open-http-stream.js';
import type { HlsSegment } from './parse-hls-playlist.js';
import { readId3 } from './read-id3.js';

/** Segments that one decoder can take one after another. */
export type HlsRun = {
  /** True when sound is missing before it. */
  readonly interrupted: boolean;
  readonly encoding: 'mp4' | 'frames';
  /** To be read before the next run is asked for. */
  readonly bytes: AsyncGenerator<Uint8Array>;
};

type Part = Pick<HlsRun, 'interrupted' | 'encoding'> & {
  readonly bytes: Uint8Array;
  readonly init: string;
  readonly begins: boolean;
};

const MOST_FAILURES = 3;

/** Fetches segments and cuts them into runs: at gaps, discontinuities and new MP4 headers. */
export async function* readHlsRuns(
  segments: AsyncIterable<NextSegment>,
  options: HttpOptions,
  onTitle: (title: string) => void,
): AsyncGenerator<HlsRun> {
  const parts = fetchParts(segments, options, onTitle);
  let next = await parts.next();
  let given: Part | undefined;
  async function* bytesFrom(first: Part): AsyncGenerator<Uint8Array> {
    if (first.init !== '') yield await fetchResource(initOf(first), options);
    given = first;
    yield first.bytes;
    for (next = await parts.next(); !next.done; next = await parts.next()) {
      const { begins, init, encoding } = next.value;
      if (begins || init !== first.init || encoding !== first.encoding) return;
      given = next.value;
      yield given.bytes;
    }
  }
  while (!next.done) {
    const { interrupted, encoding } = next.value;
    yield { interrupted, encoding, bytes: bytesFrom(next.value) };
    // A decoder that gave up leaves its run early: what it was given is not given again.
    if (!next.done && next.value === given) next = await parts.next();
  }
}

const initOf = ({ init }: Part): NonNullable<HlsSegment['init']> =>
  JSON.parse(init) as NonNullable<HlsSegment['init']>;

async function* fetchParts(
  segments: AsyncIterable<NextSegment>,
  options: HttpOptions,
  onTitle: (title: string) => void,
): AsyncGenerator<Part> {
  let failures = 0;
  for await (const { segment, gap } of segments) {
    refuseEncrypted(segment);
    const bytes = await fetchResource(segment, options).catch((error: unknown) => {
      failures += 1;
      // A single segment may be late or lost; the next ones are heard all the same.
      if (options.signal.aborted || failures >= MOST_FAILURES || !(error instanceof StreamError))
        throw error;
      return undefined;
    });
    if (bytes === undefined) continue;
    const interrupted = gap || failures > 0;
    failures = 0;
    yield toPart(segment, bytes, interrupted, onTitle);
  }
}

const toPart = (
  segment: HlsSegment,
  bytes: Uint8Array,
  interrupted: boolean,
  onTitle: (title: string) => void,
): Part => {
  const id3 = readId3(bytes);
  const title = id3?.title ?? segment.title;
  if (title !== undefined) onTitle(title);
  const begins = interrupted || segment.discontinuity;
  if (segment.init) {
    return { interrupted, begins, encoding: 'mp4', init: JSON.stringify(segment.init), bytes };
  }
  const isTransport = bytes[0] === 0x47 && (bytes.length <= 188 || bytes[188] === 0x47);
  const frames = isTransport ? demuxMpegTs(bytes) : bytes.subarray(id3?.lengthBytes ?? 0);
  return { interrupted, begins, encoding: 'frames', init: '', bytes: frames };
};

const refuseEncrypted = (segment: HlsSegment): void => {
  if (!segment.encrypted) return;
  const message = `cannot listen to ${hideCredentials(segment.url)}: expected HLS in the clear, got encrypted segments`;
  throw new SourceUnavailableError('encrypted', message);
};
