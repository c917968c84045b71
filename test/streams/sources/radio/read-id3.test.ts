import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readId3 } from '../../../../streams/sources/radio/read-id3.js';

const frameOf = (name: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(10);
  head.write(name);
  head.writeUInt32BE(body.length, 4);
  return Buffer.concat([head, body]);
};

/** ID3v2.3, whose frame lengths are plain; all frames must be shorter than 128 bytes together. */
const tagOf = (...frames: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(frames);
  return Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, 0, body.length]), body]);
};

describe('readId3', () => {
  it('reads artist and title in the encodings of ID3, and the length of the tag', () => {
    const utf16 = Buffer.concat([Buffer.from([1, 0xff, 0xfe]), Buffer.from('Olé\0', 'utf16le')]);
    const tag = tagOf(
      frameOf('PRIV', Buffer.alloc(20)),
      frameOf('TPE1', Buffer.from('\0Caf\xe9', 'latin1')),
      frameOf('TIT2', utf16),
    );
    expect(readId3(Buffer.concat([tag, Buffer.from('audio')]))).toEqual({
      lengthBytes: tag.length,
      title: 'Café - Olé',
    });
  });

  it('knows bytes without a tag', () => {
    expect(readId3(Buffer.from('audio without a tag'))).toBeUndefined();
  });

  it('survives any tag', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(2, 3, 4), (bytes, version) => {
        const tag = Buffer.concat([Buffer.from([0x49, 0x44, 0x33, version]), bytes]);
        expect(() => readId3(tag)).not.toThrow();
      }),
    );
  });
});
