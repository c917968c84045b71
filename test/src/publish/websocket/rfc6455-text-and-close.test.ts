import { describe, expect, it } from 'vitest';
import { echoOf, isEcho, useConformanceServer } from '../../../helpers/conformance-server.js';
import { OPCODE, toBytes } from '../../../helpers/raw-web-socket.js';

// The titles' numbers are those of the Autobahn test suite's cases, whose behaviour is described in public.
const { open, goodbyeTo } = useConformanceServer();

const { text, more, ping, close } = OPCODE;
const PROTOCOL_ERROR = 1002;
const WRONG_TEXT = 1007;

const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex');

describe('text (6.*)', () => {
  it.each([
    ['ASCII', 'Hello-world'],
    ['two bytes each', 'µ@ßöäüàá-Ж'],
    ['three bytes each', 'κόσμε ﷽ €'],
    ['four bytes each', '𝄞🎧🎷'],
    ['the first and the last of each length', '\u0080\u07ff\u0800\ufffd\u{10000}\u{10ffff}'],
    ['characters that are none', '\ufffe\uffff\u{1fffe}\u{1ffff}\u{10fffe}'],
    ['a zero', 'a\u0000b'],
  ])('of %s is heard as it was said, cut over frames at each byte', async (_title, id) => {
    const { send, write, find, socket } = await open();
    send({ opcode: text, payload: echoOf(id) });
    await find(isEcho(id));
    const other = `${id}!`;
    const payload = Buffer.from(echoOf(other));
    const frames = Array.from(payload, (byte, index) =>
      toBytes({
        opcode: index === 0 ? text : more,
        fin: index === payload.length - 1,
        payload: Buffer.from([byte]),
      }),
    );
    write(Buffer.concat(frames));
    await find(isEcho(other));
    socket.destroy();
  });

  it.each([
    ['a byte that only goes on', '80'],
    ['a beginning without its rest', 'c3'],
    ['half of a character at the end', '68 e2 82'],
    ['too long a writing of /', 'c0 af'],
    ['too long, three bytes', 'e0 80 af'],
    ['too long, four bytes', 'f0 80 80 af'],
    ['the first surrogate', 'ed a0 80'],
    ['the last surrogate', 'ed bf bf'],
    ['a pair of surrogates', 'ed a0 80 ed b0 80'],
    ['beyond the last character', 'f4 90 80 80'],
    ['five bytes', 'f8 88 80 80 80'],
    ['six bytes', 'fc 84 80 80 80 80'],
    ['bytes that never are', 'fe ff'],
    ['right, wrong, right', 'ce ba e1 bd b9 cf 83 ed a0 80 65'],
  ])('that is no UTF-8 ends with 1007, whole and in frames: %s', async (_title, bytes) => {
    const payload = hex(bytes);
    expect(await goodbyeTo(({ send }) => send({ opcode: text, payload }))).toBe(WRONG_TEXT);
    const code = await goodbyeTo(({ send }) => {
      send({ opcode: text, fin: false, payload: payload.subarray(0, 1) });
      send({ opcode: more, payload: payload.subarray(1) });
    });
    expect(code).toBe(WRONG_TEXT);
  });
});

const closing = (code: number, reason: string | Buffer = '') => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(code);
  return { opcode: close, payload: Buffer.concat([bytes, Buffer.from(reason)]) };
};

describe('saying goodbye (7.*)', () => {
  it.each([1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999])(
    'code %i is a code, and is said again',
    async (code) => {
      expect(await goodbyeTo(({ send }) => send(closing(code, 'so long')))).toBe(code);
    },
  );

  it.each([0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999, 5000, 65_535])(
    'code %i is none and ends with 1002',
    async (code) => {
      expect(await goodbyeTo(({ send }) => send(closing(code)))).toBe(PROTOCOL_ERROR);
    },
  );

  it('needs no code (7.3.1); one byte is half a code (7.3.2)', async () => {
    const client = await open();
    client.send({ opcode: close });
    expect(await client.ended).toBeUndefined();
    expect(client.frames.at(-1)).toMatchObject({ opcode: close, payload: Buffer.alloc(0) });
    const half = { opcode: close, payload: Buffer.from([3]) };
    expect(await goodbyeTo(({ send }) => send(half))).toBe(PROTOCOL_ERROR);
  });

  it('may give a reason of 123 bytes (7.3.5), which is UTF-8 (7.5.1)', async () => {
    const long = closing(1000, 'x'.repeat(123));
    expect(await goodbyeTo(({ send }) => send(long))).toBe(1000);
    const wrong = closing(1000, hex('ce ba ed a0 80'));
    expect(await goodbyeTo(({ send }) => send(wrong))).toBe(WRONG_TEXT);
  });

  it('is the last word: nothing after it is heard (7.1.*), also in the middle of a message', async () => {
    const client = await open();
    const before = client.frames.length;
    client.send({ opcode: text, fin: false, payload: '{' });
    client.send(closing(1000));
    client.send(closing(1000));
    client.send({ opcode: ping, payload: 'late' });
    client.send({ opcode: text, payload: echoOf('late') });
    expect(await client.ended).toBe(1000);
    const after = client.frames.slice(before).map(({ opcode }) => opcode);
    expect(after.filter((opcode) => opcode !== text)).toEqual([close]);
    expect(client.frames.some(isEcho('late'))).toBe(false);
  });

  it('a connection that just ends is no harm', async () => {
    const client = await open();
    client.socket.end();
    expect(await client.ended).toBeUndefined();
  });
});
