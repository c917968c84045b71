import { decodeAudio, type DecodeOptions } from '../../streams/sources/decode/decode-audio.js';

/** Hands bytes out in pieces of one size, as a network would. */
export async function* inPieces(
  bytes: Uint8Array,
  pieceBytes = 65_536,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

/** Joins all blocks to one wave. */
export const joinBlocks = async (blocks: AsyncIterable<Float32Array>): Promise<Float32Array> => {
  const held: Float32Array[] = [];
  for await (const block of blocks) held.push(block);
  const wave = new Float32Array(held.reduce((sum, block) => sum + block.length, 0));
  held.reduce((at, block) => (wave.set(block, at), at + block.length), 0);
  return wave;
};

/** Decodes a whole file at once. */
export const decodeBytes = (
  bytes: Uint8Array,
  options: DecodeOptions & { readonly pieceBytes?: number } = {},
): Promise<Float32Array> => joinBlocks(decodeAudio(inPieces(bytes, options.pieceBytes), options));
