import { DecodeError } from '../../errors.js';
import { parseIcyTitle } from './parse-icy-title.js';

const BLOCK_UNIT_BYTES = 16;
/** Titles take a few bytes in thousands; a stream that is all titles would be read for ever without a sound. */
const MOST_BLOCK_BYTES_AHEAD = 65_536;

/**
 * Takes the metadata blocks out of a SHOUTcast stream: after each `intervalBytes` of audio comes one byte, the
 * length of a block in units of 16, and the block. Tells titles; pieces may be cut anywhere. An interval that is no
 * whole number above 0 promises nothing: then all bytes are audio.
 * @throws DecodeError when the blocks outweigh the audio by more than 64 KiB.
 */
export async function* stripIcyMetadata(
  bytes: AsyncIterable<Uint8Array>,
  intervalBytes: number,
  onTitle: (title: string) => void,
): AsyncGenerator<Uint8Array> {
  if (!Number.isInteger(intervalBytes) || intervalBytes <= 0) {
    yield* bytes;
    return;
  }
  const splitter = createSplitter(intervalBytes, onTitle);
  for await (const piece of bytes) yield* splitter(piece);
}

type Splitter = (piece: Uint8Array) => Generator<Uint8Array>;

/** Gives the audio in each next piece, and remembers where in the pattern it ended. */
const createSplitter = (intervalBytes: number, onTitle: (title: string) => void): Splitter => {
  let audioLeft = intervalBytes;
  let blockBytesAhead = 0;
  let blockLeft = 0;
  let block: Uint8Array[] = [];
  const readBlock = (part: Uint8Array): void => {
    block.push(part);
    blockLeft -= part.length;
    if (blockLeft > 0) return;
    tellTitle(Buffer.concat(block), onTitle);
    block = [];
  };
  return function* split(piece) {
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + (blockLeft || audioLeft || 1));
      at += part.length;
      if (blockLeft > 0) {
        readBlock(part);
      } else if (audioLeft > 0) {
        audioLeft -= part.length;
        blockBytesAhead = Math.max(0, blockBytesAhead - part.length);
        yield part;
      } else {
        blockLeft = part[0]! * BLOCK_UNIT_BYTES;
        blockBytesAhead = checked(blockBytesAhead + blockLeft);
        audioLeft = intervalBytes;
      }
    }
  };
};

const tellTitle = (block: Uint8Array, onTitle: (title: string) => void): void => {
  const title = parseIcyTitle(block);
  if (title !== undefined) onTitle(title);
};

const checked = (blockBytesAhead: number): number => {
  if (blockBytesAhead <= MOST_BLOCK_BYTES_AHEAD) return blockBytesAhead;
  const message = 'expected audio between ICY metadata, got metadata only';
  throw new DecodeError('too-much-metadata', message);
};
