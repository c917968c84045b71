import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOggTitles } from '../../../../streams/sources/radio/read-ogg-titles.js';
import { cutInPieces } from '../../../helpers/cut-in-pieces.js';

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const text = (value: string): Buffer =>
  Buffer.concat([u32(Buffer.byteLength(value)), Buffer.from(value)]);

const commentOf = (magic: string, fields: readonly string[]): Buffer =>
  Buffer.concat([
    Buffer.from(magic, 'latin1'),
    text('encoder'),
    u32(fields.length),
    ...fields.map(text),
  ]);

/** One page with whole packets; checksums are not looked at. */
const pageOf = (serial: number, flags: number, packets: readonly Buffer[]): Buffer => {
  const laces = packets.flatMap(({ length }) => [
    ...Array.from({ length: Math.floor(length / 255) }, () => 255),
    length % 255,
  ]);
  const head = Buffer.alloc(26);
  head.write('OggS');
  head[5] = flags;
  head.writeUInt32LE(serial, 14);
  return Buffer.concat([head, Buffer.from([laces.length, ...laces]), ...packets]);
};

const trackOf = (serial: number, magic: string, fields: readonly string[]): Buffer =>
  Buffer.concat([
    pageOf(serial, 2, [Buffer.from('identification')]),
    pageOf(serial, 0, [commentOf(magic, fields), Buffer.from('setup')]),
    pageOf(serial, 0, [Buffer.alloc(3000, 7)]),
  ]);

describe('readOggTitles', () => {
  const stream = Buffer.concat([
    trackOf(1, '\x03vorbis', ['TITLE=One', 'ARTIST=Someone', `PICTURE=${'x'.repeat(2000)}`]),
    trackOf(2, 'OpusTags', ['encoder=x', 'title=Zwei = 2']),
    Buffer.from('junk'),
    trackOf(3, '\x84\0\0\0', ['ARTIST=Nobody']),
    trackOf(4, '\x04\0\0\0', ['TITLE=四']),
  ]);

  it('tells the title of each track and changes no byte, wherever the pieces are cut', async () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(cuts, async (lengths) => {
        const titles: string[] = [];
        const kept: Uint8Array[] = [];
        const pieces = cutInPieces(stream, lengths);
        for await (const piece of readOggTitles(pieces, (title) => titles.push(title)))
          kept.push(piece);
        expect(titles).toEqual(['Someone - One', 'Zwei = 2', '四']);
        expect(Buffer.concat(kept).equals(stream)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('survives any bytes', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(bytes, bytes, async (before, after) => {
        const broken = Buffer.concat([before, Buffer.from('OggS'), after]);
        let length = 0;
        for await (const piece of readOggTitles(cutInPieces(broken, [7]), () => undefined)) {
          length += piece.length;
        }
        expect(length).toBe(broken.length);
      }),
    );
  });
});
