import { describe, expect, it } from 'vitest';
import { createByteReader } from '../../../../streams/sources/decode/byte-reader.js';
import { inPieces } from '../../../helpers/decode-bytes.js';

describe('createByteReader', () => {
  it('gives all that was looked at and not skipped again, and then the rest', async () => {
    const reader = createByteReader(inPieces(Buffer.from('look at these bytes'), 3));
    expect(Buffer.from(await reader.peek(7)).toString()).toBe('look at t');
    await reader.skip(5);
    const pieces: Uint8Array[] = [];
    for await (const piece of reader.rest()) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe('at these bytes');
  });

  it.each([1, 2])('closes the bytes when its reader leaves after %i pieces', async (count) => {
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.from('bytes');
      } finally {
        closed = true;
      }
    }
    const reader = createByteReader(endless());
    await reader.peek(1);
    const rest = reader.rest();
    for (let piece = 0; piece < count; piece++) await rest.next();
    await rest.return(undefined);
    expect(closed).toBe(true);
  });
});
