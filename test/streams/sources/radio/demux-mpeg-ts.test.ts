import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demuxMpegTs } from '../../../../streams/sources/radio/demux-mpeg-ts.js';

const PACKET_BYTES = 188;

/** Filled up with an adaptation field, as a real packet is. */
const packetOf = (pid: number, starts: boolean, payload: Buffer): Buffer => {
  const room = PACKET_BYTES - 4 - payload.length;
  const head = Buffer.from([
    0x47,
    (starts ? 0x40 : 0) | (pid >> 8),
    pid & 0xff,
    room > 0 ? 0x30 : 0x10,
  ]);
  const filling = room > 0 ? Buffer.alloc(room, 0xff) : Buffer.alloc(0);
  if (room > 0) filling[0] = room - 1;
  if (room > 1) filling[1] = 0;
  return Buffer.concat([head, filling, payload]);
};
const tableOf = (fields: readonly number[]): Buffer =>
  Buffer.from([0, 0, 0xb0, fields.length + 9, 0, 1, 0xc1, 0, 0, ...fields, 0, 0, 0, 0]);

const PROGRAMS = packetOf(0, true, tableOf([0, 1, 0xe1, 0x00]));
const PROGRAM = packetOf(
  0x100,
  true,
  tableOf([0xe1, 0x01, 0xf0, 0, 0x1b, 0xe2, 0, 0xf0, 0, 0x0f, 0xe1, 0x01, 0xf0, 0]),
);
const PES_HEADER = Buffer.from([0, 0, 1, 0xc0, 0, 0, 0x80, 0x80, 5, 1, 2, 3, 4, 5]);

describe('demuxMpegTs', () => {
  it('gives the audio stream alone, without headers', () => {
    const segment = Buffer.concat([
      PROGRAMS,
      PROGRAM,
      packetOf(0x200, true, Buffer.from('picture')),
      packetOf(0x101, true, Buffer.concat([PES_HEADER, Buffer.from('so')])),
      packetOf(0x101, false, Buffer.from('und')),
    ]);
    expect(Buffer.from(demuxMpegTs(segment)).toString()).toBe('sound');
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        expect(() => demuxMpegTs(Buffer.concat([PROGRAMS, PROGRAM, bytes]))).not.toThrow();
      }),
    );
  });
});
