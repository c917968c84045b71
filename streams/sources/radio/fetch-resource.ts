import { SourceUnavailableError } from '../../errors.js';
import { hideCredentials } from './hide-credentials.js';
import { openHttpStream, type HttpOptions } from './open-http-stream.js';
import type { HlsResource } from './parse-hls-playlist.js';

/** Ten seconds of video and sound at 9 Mbit/s. A segment is taken apart in one go: more would hold other stations up. */
const GREATEST_BYTES = 12 * 1024 * 1024;

/**
 * Reads a whole segment, or the part of a file that is one.
 * @throws SourceUnavailableError when the server refuses or sends more than 12 MiB.
 */
export const fetchResource = async (
  { url, range }: HlsResource,
  options: HttpOptions,
): Promise<Uint8Array> => {
  const headers = range && { Range: `bytes=${range.offset}-${range.offset + range.length - 1}` };
  const stream = await openHttpStream(url, { ...options, ...(headers && { headers }) });
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream.body) {
    length += piece.length;
    if (length > GREATEST_BYTES) throw tooLong(url);
    pieces.push(piece);
  }
  const bytes = Buffer.concat(pieces);
  // A server that knows no ranges sends the whole file.
  const isPart = range === undefined || stream.headers['content-range'] !== undefined;
  return isPart ? bytes : bytes.subarray(range.offset, range.offset + range.length);
};

const tooLong = (url: string): SourceUnavailableError =>
  new SourceUnavailableError(
    'segment-too-long',
    `${hideCredentials(url)}: expected a segment of at most 12 MiB, got more`,
    { retryable: true },
  );
