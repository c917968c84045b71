import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demuxMpegTs } from '../../../../streams/sources/radio/demux-mpeg-ts.js';
import { parseIcyTitle } from '../../../../streams/sources/radio/parse-icy-title.js';
import { parseVorbisComment } from '../../../../streams/sources/radio/parse-vorbis-comment.js';
import { readId3 } from '../../../../streams/sources/radio/read-id3.js';
import { readOggTitles } from '../../../../streams/sources/radio/read-ogg-titles.js';
import { stripIcyMetadata } from '../../../../streams/sources/radio/strip-icy-metadata.js';
import { inPieces } from '../../../helpers/decode-bytes.js';
import { mutateBytes, mutations } from '../../../helpers/mutate-bytes.js';

const ignore = (): void => undefined;

const drain = async (pieces: AsyncIterable<Uint8Array>): Promise<number> => {
  let length = 0;
  for await (const piece of pieces) length += piece.length;
  return length;
};

/** An Ogg page that holds nothing. */
const emptyPage = (serial: number, flags: number): Buffer => {
  const page = Buffer.alloc(27);
  page.write('OggS');
  page[5] = flags;
  page.writeUInt32LE(serial, 14);
  return page;
};

const tagOf = (frames: Buffer): Buffer => {
  const size = frames.length;
  const sizes = [size >> 21, (size >> 14) & 127, (size >> 7) & 127, size & 127];
  return Buffer.concat([Buffer.from('ID3\x03\0\0'), Buffer.from(sizes), frames]);
};

describe('hostile metadata', () => {
  it.each([0.5, 1.5, 2 ** 60, Infinity, NaN, -3, 0])(
    'ends with its stream when the ICY interval is %d',
    async (interval) => {
      const bytes = new Uint8Array(1000).fill(1);
      await expect(drain(stripIcyMetadata(inPieces(bytes, 7), interval, ignore))).resolves.toEqual(
        expect.any(Number),
      );
    },
  );

  it('takes any bytes for ICY metadata, and any interval', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3000 }),
        fc.oneof(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0 })),
        async (bytes, interval) => {
          const length = await drain(stripIcyMetadata(inPieces(bytes, 97), interval, ignore));
          expect(length).toBeLessThanOrEqual(bytes.length);
        },
      ),
    );
  });

  it('refuses a stream that is all ICY metadata', async () => {
    const stream = new Uint8Array(200_000).fill(255);
    await expect(drain(stripIcyMetadata(inPieces(stream), 1, ignore))).rejects.toMatchObject({
      code: 'too-much-metadata',
    });
  });

  it('takes any bytes for an ICY title, a Vorbis comment, a tag and a transport stream', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        parseIcyTitle(bytes);
        parseVorbisComment(bytes);
        readId3(Buffer.concat([Buffer.from('ID3\x04\0\0'), bytes]));
        expect(demuxMpegTs(bytes).length).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });

  it('holds no more than a comment of an Ogg stream that never goes beyond its headers', async () => {
    const pages = Buffer.concat(Array.from({ length: 60_000 }, () => emptyPage(7, 0)));
    const stream = Buffer.concat([emptyPage(7, 2), pages]);
    expect(await drain(readOggTitles(inPieces(stream), ignore))).toBe(stream.length);
  });

  it('reads no more frames of a tag than a tag can need', () => {
    const frame = Buffer.from('TXXX\0\0\0\0\0\0');
    const title = Buffer.concat([Buffer.from('TIT2\0\0\0\x04\0\0'), Buffer.from('\0End')]);
    const tag = tagOf(Buffer.concat([...Array.from({ length: 200_000 }, () => frame), title]));
    expect(readId3(tag)).toEqual({ lengthBytes: tag.length });
  });

  it('passes a mutated Ogg stream on unchanged', async () => {
    const stream = Buffer.concat([emptyPage(1, 2), emptyPage(1, 0), Buffer.alloc(500, 0x4f)]);
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const bytes = mutateBytes(stream, changes);
        expect(await drain(readOggTitles(inPieces(bytes, 50), ignore))).toBe(bytes.length);
      }),
    );
  });
});
