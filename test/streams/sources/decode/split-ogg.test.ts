import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitOgg } from '../../../../streams/sources/decode/split-ogg.js';
import { inPieces } from '../../../helpers/decode-bytes.js';

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../../fixtures/encoded/${name}`, import.meta.url));

const split = async (bytes: Uint8Array, pieceBytes?: number) => {
  const tracks: { encoding: string; bytes: Buffer }[] = [];
  for await (const { encoding, pages } of splitOgg(inPieces(bytes, pieceBytes))) {
    const held: Uint8Array[] = [];
    for await (const page of pages) held.push(page);
    tracks.push({ encoding, bytes: Buffer.concat(held) });
  }
  return tracks;
};

describe('splitOgg', () => {
  const vorbis = fixture('jazz.vorbis.ogg');
  const opus = fixture('jazz.opus.ogg');

  it.each([1, 30, 5000])(
    'cuts a chain of tracks at each beginning, in pieces of %i bytes',
    async (size) => {
      const tracks = await split(Buffer.concat([vorbis, opus, vorbis]), size);
      expect(tracks.map((track) => track.encoding)).toEqual([
        'ogg-vorbis',
        'ogg-opus',
        'ogg-vorbis',
      ]);
      expect(tracks.map((track) => track.bytes)).toEqual([vorbis, opus, vorbis]);
    },
  );

  it('passes over bytes that are no page', async () => {
    const tracks = await split(
      Buffer.concat([Buffer.from('OggX junk'), opus, Buffer.from('more junk')]),
    );
    expect(tracks).toEqual([{ encoding: 'ogg-opus', bytes: opus }]);
  });

  it('finds no track in a stream of another codec', async () => {
    const other = Buffer.from(vorbis);
    other.write('speex!', other.indexOf('vorbis'));
    expect(await split(other)).toEqual([]);
  });

  it('goes on to the next track when one is left at its first page', async () => {
    const encodings: string[] = [];
    for await (const { encoding, pages } of splitOgg(inPieces(Buffer.concat([vorbis, opus])))) {
      encodings.push(encoding);
      if (encodings.length > 2) break;
      for await (const page of pages) if (page.length > 0) break;
    }
    expect(encodings).toEqual(['ogg-vorbis', 'ogg-opus']);
  });

  it('never fails, whatever the bytes', async () => {
    const bytes = fc
      .uint8Array({ maxLength: 400 })
      .map((tail) => Buffer.concat([Buffer.from('OggS'), tail]));
    await fc.assert(fc.asyncProperty(bytes, async (ogg) => void (await split(ogg, 50))));
  });
});
