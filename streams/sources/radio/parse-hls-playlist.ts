import HLS from 'hls-parser';
import { SourceUnavailableError } from '../../errors.js';
import { hideCredentials } from './hide-credentials.js';

type ByteRange = { readonly offset: number; readonly length: number };

/** A file, or a part of one, that a playlist names. */
export type HlsResource = { readonly url: string; readonly range?: ByteRange };

/** One piece of sound of a few seconds. */
export type HlsSegment = HlsResource & {
  readonly sequence: number;
  readonly title?: string;
  readonly discontinuity: boolean;
  readonly encrypted: boolean;
  /** The header of a fragmented MP4. */
  readonly init?: HlsResource;
};

/** A choice of playlists, or the segments themselves. */
export type HlsPlaylist =
  | { readonly kind: 'master'; readonly variants: readonly HlsVariant[] }
  | {
      readonly kind: 'media';
      readonly segments: readonly HlsSegment[];
      readonly targetSeconds: number;
      readonly ended: boolean;
    };

/** The same sound at one of several qualities. */
export type HlsVariant = {
  readonly url: string;
  readonly bandwidth: number;
  readonly codecs: string;
  /** Playlists of sound alone that belong to the variant. */
  readonly audioUrls: readonly string[];
};

const DEFAULT_TARGET_SECONDS = 6;

/** Tells a playlist of segments or variants from a mere list of stations. */
export const isHlsPlaylist = (text: string): boolean =>
  /^#EXT-X-(TARGETDURATION|STREAM-INF)/m.test(text);

/**
 * Reads an HLS playlist, all addresses made absolute.
 * @throws SourceUnavailableError when it cannot be read.
 */
export const parseHlsPlaylist = (text: string, base: string): HlsPlaylist => {
  // The library is strict and writes to the console unless told otherwise.
  HLS.setOptions({ strictMode: false, silent: true });
  try {
    const playlist = HLS.parse(text);
    return playlist.isMasterPlaylist
      ? readMaster(playlist as HLS.types.MasterPlaylist, base)
      : readMedia(playlist as HLS.types.MediaPlaylist, base);
  } catch (cause) {
    const message = `${hideCredentials(base)}: expected an HLS playlist, got one that cannot be read`;
    throw new SourceUnavailableError('bad-hls-playlist', message, { retryable: true, cause });
  }
};

const readMaster = (playlist: HLS.types.MasterPlaylist, base: string): HlsPlaylist => ({
  kind: 'master',
  variants: playlist.variants
    .filter((variant) => !variant.isIFrameOnly)
    .map((variant) => ({
      url: new URL(variant.uri, base).href,
      bandwidth: variant.bandwidth ?? 0,
      codecs: variant.codecs ?? '',
      audioUrls: variant.audio.flatMap(({ uri }) => (uri ? [new URL(uri, base).href] : [])),
    })),
});

const readMedia = (playlist: HLS.types.MediaPlaylist, base: string): HlsPlaylist => ({
  kind: 'media',
  segments: playlist.segments.map((segment) => readSegment(segment, base)),
  targetSeconds: playlist.targetDuration || DEFAULT_TARGET_SECONDS,
  ended: playlist.endlist === true,
});

const readSegment = (segment: HLS.types.Segment, base: string): HlsSegment => ({
  ...toResource(segment, base),
  sequence: segment.mediaSequenceNumber,
  ...(segment.title ? { title: readTitle(segment.title) } : {}),
  discontinuity: segment.discontinuity === true,
  encrypted: segment.key != null && segment.key.method !== 'NONE',
  ...(segment.map ? { init: toResource(segment.map, base) } : {}),
});

type Named = { readonly uri?: string; readonly byterange?: { length: number; offset: number } };

const toResource = ({ uri, byterange }: Named, base: string): HlsResource => ({
  url: new URL(uri ?? '', base).href,
  ...(byterange ? { range: { offset: byterange.offset, length: byterange.length } } : {}),
});

/** Some stations write `title="…",artist="…"` where the plain title belongs. */
const readTitle = (text: string): string => {
  const title = /\btitle="([^"]*)"/.exec(text)?.[1];
  const artist = /\bartist="([^"]*)"/.exec(text)?.[1];
  return title === undefined ? text : [artist, title].filter(Boolean).join(' - ');
};
