import { readFrameHeader } from './frame-header.js';

/** What a run of bytes is packed in; an Ogg stream says only inside which codec it holds. */
export type Container = 'mp3' | 'aac' | 'flac' | 'wav' | 'ogg';

const FRAMES_TO_BE_SURE = 3;

const startsWith = (bytes: Uint8Array, text: string, offset = 0): boolean =>
  bytes.length >= offset + text.length &&
  [...text].every((letter, index) => bytes[offset + index] === letter.charCodeAt(0));

const sniffMagic = (head: Uint8Array): Container | undefined => {
  if (startsWith(head, 'OggS')) return 'ogg';
  if (startsWith(head, 'fLaC')) return 'flac';
  return startsWith(head, 'RIFF') && startsWith(head, 'WAVE', 8) ? 'wav' : undefined;
};

/** Follows frames from `offset` on; true when enough agree, or when all up to the very end do. */
const isFrameChain = (head: Uint8Array, start: number, ended: boolean): boolean => {
  const first = readFrameHeader(head, start);
  let offset = start;
  for (let frames = 0; frames < FRAMES_TO_BE_SURE; frames++) {
    const header = readFrameHeader(head, offset);
    if (header === undefined || header.signature !== first?.signature) {
      return ended && start === 0 && frames > 0 && offset >= head.length;
    }
    offset += header.lengthBytes;
  }
  return true;
};

const sniffFrames = (head: Uint8Array, ended: boolean): Container | undefined => {
  for (let offset = head.indexOf(0xff); offset >= 0; offset = head.indexOf(0xff, offset + 1)) {
    if (isFrameChain(head, offset, ended)) return readFrameHeader(head, offset)?.encoding;
  }
  return undefined;
};

/**
 * Tells from the first bytes (ID3 tags taken off) what they are; undefined when they say nothing sure.
 * @param ended true when `head` is all there is, which makes a single whole frame enough.
 */
export const sniffContainer = (head: Uint8Array, ended = false): Container | undefined =>
  sniffMagic(head) ?? sniffFrames(head, ended);
