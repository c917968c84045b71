import { FRAME_HEADER_BYTES, readFrameHeader } from './frame-header.js';

type Frame = { readonly start: number; readonly end: number };

/**
 * Cuts a stream of MPEG audio or ADTS into whole frames and drops what is between them: the half frame
 * a radio begins with, tags, junk. The WebAssembly decoders complain on the console of anything else.
 * Holds less than one frame and one piece of `bytes`.
 */
export async function* alignFrames(
  bytes: AsyncIterable<Uint8Array>,
  encoding: 'mp3' | 'aac',
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = new Uint8Array(0);
  for await (const piece of bytes) {
    held = held.length > 0 ? Buffer.concat([held, piece]) : piece;
    const { frames, consumed } = takeFrames(held, encoding, false);
    if (frames.length > 0) yield joined(held, frames);
    held = held.subarray(consumed);
  }
  const { frames } = takeFrames(held, encoding, true);
  if (frames.length > 0) yield joined(held, frames);
}

/** Length of the frame at `offset`: a whole one that a like header, or the end, follows. 0: none here. */
const frameLength = (
  held: Uint8Array,
  offset: number,
  encoding: 'mp3' | 'aac',
  ended: boolean,
): number | 'too few bytes' => {
  const header = readFrameHeader(held, offset);
  if (header?.encoding !== encoding) return 0;
  const end = offset + header.lengthBytes;
  if (end + FRAME_HEADER_BYTES <= held.length) {
    return readFrameHeader(held, end)?.signature === header.signature ? header.lengthBytes : 0;
  }
  return ended && end <= held.length ? header.lengthBytes : 'too few bytes';
};

const takeFrames = (
  held: Uint8Array,
  encoding: 'mp3' | 'aac',
  ended: boolean,
): { readonly frames: readonly Frame[]; readonly consumed: number } => {
  const frames: Frame[] = [];
  let offset = 0;
  while (offset + FRAME_HEADER_BYTES <= held.length) {
    const length = frameLength(held, offset, encoding, ended);
    if (length === 'too few bytes') break;
    if (length > 0) frames.push({ start: offset, end: offset + length });
    offset = length > 0 ? offset + length : nextSync(held, offset + 1);
  }
  return { frames, consumed: offset };
};

const nextSync = (held: Uint8Array, from: number): number => {
  const sync = held.indexOf(0xff, from);
  return sync < 0 ? held.length : sync;
};

const joined = (held: Uint8Array, frames: readonly Frame[]): Uint8Array =>
  Buffer.concat(frames.map(({ start, end }) => held.subarray(start, end)));
