import { SourceUnavailableError } from '../../errors.js';
import { createByteReader } from '../decode/byte-reader.js';
import { classifyAnswer, type AnswerKind } from './classify-answer.js';
import { hideCredentials } from './hide-credentials.js';
import { isHlsPlaylist } from './parse-hls-playlist.js';
import { openHttpStream, type HttpOptions, type HttpStream } from './open-http-stream.js';
import { parsePlaylist } from './parse-playlist.js';
import { readText } from './read-text.js';

/** Where the sound comes from once playlists are read. */
export type Station =
  | { readonly kind: 'stream'; readonly stream: HttpStream }
  | { readonly kind: 'hls'; readonly url: string; readonly text: string };

const SNIFFED_BYTES = 64;
const GREATEST_DEPTH = 3;
const MOST_ENTRIES_TRIED = 3;

/**
 * Opens `address`, going through playlists that name other addresses: of their first 3, the first that opens is
 * taken.
 * @throws SourceUnavailableError when it is no audio or playlists lie more than 3 deep.
 */
export const openStation = async (
  address: string,
  options: HttpOptions,
  depth = 0,
): Promise<Station> => {
  const opened = await openHttpStream(address, options);
  const reader = createByteReader(opened.body);
  const head = await reader.peek(SNIFFED_BYTES);
  const stream = { ...opened, body: reader.rest() };
  const kind = classifyAnswer({ ...stream, head });
  if (kind === 'stream') return { kind, stream };
  if (kind === 'text') {
    opened.close();
    throw refusal(stream);
  }
  const text = await readText(stream.body, hideCredentials(stream.url));
  if (isHlsPlaylist(text)) return { kind: 'hls', url: stream.url, text };
  return openEntries(text, kind, stream.url, options, depth + 1);
};

const openEntries = async (
  text: string,
  kind: Extract<AnswerKind, 'm3u' | 'pls'>,
  base: string,
  options: HttpOptions,
  depth: number,
): Promise<Station> => {
  if (depth > GREATEST_DEPTH) {
    const message = `${hideCredentials(base)}: expected playlists at most ${GREATEST_DEPTH} deep, got more`;
    throw new SourceUnavailableError('playlist-too-deep', message);
  }
  let failure: unknown;
  for (const entry of parsePlaylist(text, kind, base).slice(0, MOST_ENTRIES_TRIED)) {
    try {
      return await openStation(entry, options, depth);
    } catch (error) {
      failure = error;
      if (options.signal.aborted) break;
    }
  }
  throw failure;
};

const refusal = ({ url, contentType }: HttpStream): SourceUnavailableError =>
  new SourceUnavailableError(
    'not-audio',
    `cannot listen to ${hideCredentials(url)}: expected audio, the server sent ${contentType || 'text'}`,
  );
