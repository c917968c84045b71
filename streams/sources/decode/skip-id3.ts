import type { ByteReader } from './byte-reader.js';

const HEADER_BYTES = 10;
const FOOTER_FLAG = 0x10;

/** Passes over ID3v2 tags: with a cover picture they can be longer than any decoder probes. */
export const skipId3 = async (reader: ByteReader): Promise<void> => {
  for (;;) {
    const head = await reader.peek(HEADER_BYTES);
    const [i, d, three, , , flags = 0, a = 0, b = 0, c = 0, e = 0] = head;
    const isTag = i === 0x49 && d === 0x44 && three === 0x33 && (a | b | c | e) < 0x80;
    if (!isTag || head.length < HEADER_BYTES) return;
    const bodyBytes = (a << 21) | (b << 14) | (c << 7) | e;
    await reader.skip(HEADER_BYTES + bodyBytes + (flags & FOOTER_FLAG ? HEADER_BYTES : 0));
  }
};
