import { SourceUnavailableError } from '../../errors.js';

const GREATEST_TEXT_BYTES = 65_536;

/**
 * Reads a whole playlist as UTF-8, without a byte order mark.
 * @throws SourceUnavailableError when it is longer than 64 KiB.
 */
export const readText = async (
  body: AsyncIterable<Uint8Array>,
  address: string,
): Promise<string> => {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > GREATEST_TEXT_BYTES) {
      const message = `${address}: expected a playlist of at most ${GREATEST_TEXT_BYTES / 1024} KiB, got more`;
      throw new SourceUnavailableError('playlist-too-long', message);
    }
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
};
