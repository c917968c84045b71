import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeBytes } from '../../../../streams/sources/decode/describe-bytes.js';
import { sniffContainer } from '../../../../streams/sources/decode/sniff-encoding.js';
import { encodeWavChannels } from '../../../helpers/encode-wav-channels.js';

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../../fixtures/encoded/${name}`, import.meta.url));

describe('sniffContainer', () => {
  it.each([
    ['jazz.mp3', 'mp3'],
    ['jazz.aac', 'aac'],
    ['jazz.flac', 'flac'],
    ['jazz.vorbis.ogg', 'ogg'],
    ['jazz.opus.ogg', 'ogg'],
  ])('knows %s', (name, container) => {
    expect(sniffContainer(fixture(name))).toBe(container);
  });

  it('knows a WAV file', () => {
    expect(sniffContainer(encodeWavChannels([new Float32Array(8)], 8000))).toBe('wav');
  });

  it.each(['jazz.mp3', 'jazz.aac'])('finds the frames of %s joined in the middle', (name) => {
    expect(sniffContainer(fixture(name).subarray(700))).toBe(name.split('.')[1]);
  });

  it('takes a single whole frame when there is no more', () => {
    const mp3 = fixture('jazz.mp3');
    const start = mp3.indexOf(0xff);
    expect(sniffContainer(mp3.subarray(start, start + 208), true)).toBe('mp3');
    expect(sniffContainer(mp3.subarray(start, start + 208), false)).toBeUndefined();
  });

  it('says nothing of text', () => {
    expect(sniffContainer(Buffer.from('not a song'.repeat(500)), true)).toBeUndefined();
  });

  it('never fails, whatever the bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 4096 });
    const likely = fc.array(fc.constantFrom(0xff, 0xfb, 0xf1, 0x90, 0x50, 0, 0x80), {
      maxLength: 4096,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          bytes,
          likely.map((list) => Uint8Array.from(list)),
        ),
        fc.boolean(),
        (head, ended) => {
          sniffContainer(head, ended);
          expect(describeBytes(head).length).toBeLessThan(80);
          expect(describeBytes(head)).not.toMatch(/\n/);
        },
      ),
    );
  });
});
