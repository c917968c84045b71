import { describe, expect, it } from 'vitest';
import { echoOf, isEcho, useConformanceServer } from '../../../helpers/conformance-server.js';
import { acceptOf, OPCODE, toBytes, type RawFrame } from '../../../helpers/raw-web-socket.js';

// The titles' numbers are those of the Autobahn test suite's cases, whose behaviour is described in public.
const { open, goodbyeTo } = useConformanceServer();

const { text, more, binary, ping, pong, close } = OPCODE;
const PROTOCOL_ERROR = 1002;

/** In pieces of so many bytes, each as a frame of its own. */
const inFrames = (payload: Buffer, bytes: number): RawFrame[] =>
  Array.from({ length: Math.ceil(payload.length / bytes) }, (_, index) => ({
    opcode: index === 0 ? text : more,
    fin: (index + 1) * bytes >= payload.length,
    payload: payload.subarray(index * bytes, (index + 1) * bytes),
  }));

describe('opening handshake (4)', () => {
  it('proves that it read the key, speaks our subprotocol and declines compression (12.*, 13.*)', async () => {
    const { answer, frames, find, socket } = await open({
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Protocol': 'soap, earshot.v1',
      'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits',
    });
    expect(answer).toContain('HTTP/1.1 101');
    expect(answer).toContain(`Sec-WebSocket-Accept: ${acceptOf('dGhlIHNhbXBsZSBub25jZQ==')}`);
    expect(answer).toContain('Sec-WebSocket-Protocol: earshot.v1');
    expect(answer).not.toContain('Sec-WebSocket-Extensions');
    await find(({ opcode }) => opcode === text);
    expect(frames[0]).toMatchObject({ fin: true, reserved: 0, masked: false });
    socket.destroy();
  });

  it.each([
    ['another version', { 'Sec-WebSocket-Version': '12' }],
    ['no key', { 'Sec-WebSocket-Key': '' }],
    ['a key that is not 16 bytes', { 'Sec-WebSocket-Key': 'AAAA' }],
  ])('refuses %s', async (_title, headers) => {
    const { answer, socket } = await open(headers);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/);
    if ('Sec-WebSocket-Version' in headers) expect(answer).toMatch(/Sec-WebSocket-Version: 13/i);
    socket.destroy();
  });

  it('takes frames that come in one piece with the handshake', async () => {
    const { find, socket } = await open({}, toBytes({ opcode: text, payload: echoOf('early') }));
    await find(isEcho('early'));
    socket.destroy();
  });
});

describe('messages (1.*, 9.*)', () => {
  it.each([0, 125, 126, 127, 128, 16_384, 65_535, 65_536, 262_144, 1_048_576])(
    'of %i bytes are read, whole, in frames, and cut anywhere by TCP',
    async (bytes) => {
      const { send, write, find, socket } = await open();
      const payloadOf = (id: string) => Buffer.from(echoOf(id, bytes));
      send({ opcode: text, payload: payloadOf('whole') });
      await find(isEcho('whole'));
      const pieces = Math.max(1, Math.ceil(bytes / 64));
      inFrames(payloadOf('frames'), pieces).forEach(send);
      await find(isEcho('frames'));
      const raw = toBytes({ opcode: text, payload: payloadOf('cut') });
      const step = Math.max(1, Math.ceil(raw.length / 997));
      for (let at = 0; at < raw.length; at += step) write(raw.subarray(at, at + step));
      await find(isEcho('cut'));
      socket.destroy();
    },
  );

  it('a binary one is an error of ours, not of the WebSocket (1.2.*)', async () => {
    const { send, find, socket } = await open();
    send({ opcode: binary, payload: echoOf('a') });
    await find(({ payload }) => payload.includes('4400'));
    send({ opcode: text, payload: echoOf('b') });
    await find(isEcho('b'));
    socket.destroy();
  });
});

describe('pings and pongs (2.*)', () => {
  it.each([
    ['no payload', ''],
    ['text', 'Hello, world!'],
    ['bytes that are no text', Buffer.from([0, 0xff, 0xfe, 0xfd])],
    ['125 bytes', Buffer.alloc(125, 0xfe)],
  ])('a ping with %s is answered with the same', async (_title, payload) => {
    const { write, find, socket } = await open();
    for (const byte of toBytes({ opcode: ping, payload })) write(Buffer.from([byte]));
    const answer = await find(({ opcode }) => opcode === pong);
    expect(answer.payload).toEqual(Buffer.from(payload));
    socket.destroy();
  });

  it('ten pings get ten pongs in their order; pongs nobody asked for are passed over', async () => {
    const { send, find, frames, socket } = await open();
    send({ opcode: pong, payload: 'unasked' });
    for (let index = 0; index < 10; index++) send({ opcode: ping, payload: `${index}` });
    await find(({ opcode, payload }) => opcode === pong && payload.toString() === '9');
    const pongs = frames.filter(({ opcode }) => opcode === pong);
    expect(pongs.map(({ payload }) => payload.toString()).join('')).toBe('0123456789');
    socket.destroy();
  });
});

describe('what no frame may be ends with 1002', () => {
  const payload = echoOf('a');
  const wrong: [string, readonly RawFrame[]][] = [
    ...[1, 2, 3, 4, 5, 6, 7].map((reserved): [string, RawFrame[]] => [
      `reserved bits ${reserved} (3.*)`,
      [{ opcode: text, payload, reserved }],
    ]),
    ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((opcode): [string, RawFrame[]] => [
      `opcode ${opcode} (4.*)`,
      [{ opcode, payload }],
    ]),
    ['a frame without mask (5.1)', [{ opcode: text, payload, masked: false }]],
    ['a ping of 126 bytes (2.5)', [{ opcode: ping, payload: Buffer.alloc(126) }]],
    ['a close of 126 bytes (7.3.6)', [{ opcode: close, payload: Buffer.alloc(126) }]],
    ['a ping in pieces (5.1)', [{ opcode: ping, fin: false }, { opcode: more }]],
    ['a pong in pieces (5.2)', [{ opcode: pong, fin: false }, { opcode: more }]],
    ['a piece of nothing (5.9–5.14)', [{ opcode: more, payload }]],
    ['a last piece of nothing', [{ opcode: more, fin: false, payload }]],
    [
      'a message inside another (5.18)',
      [
        { opcode: text, fin: false, payload: '{' },
        { opcode: text, payload },
      ],
    ],
  ];
  it.each(wrong)('%s', async (_title, frames) => {
    expect(await goodbyeTo(({ send }) => frames.forEach(send))).toBe(PROTOCOL_ERROR);
  });
});

describe('pieces (5.*)', () => {
  it('control frames between them are answered at once, and empty ones do no harm', async () => {
    const { send, find, frames, socket } = await open();
    const payload = Buffer.from(echoOf('pieces'));
    send({ opcode: text, fin: false, payload: payload.subarray(0, 5) });
    send({ opcode: ping, payload: 'between' });
    await find(({ opcode }) => opcode === pong);
    send({ opcode: more, fin: false });
    send({ opcode: pong, payload: 'unasked' });
    send({ opcode: more, fin: false, payload: payload.subarray(5) });
    send({ opcode: more });
    await find(isEcho('pieces'));
    const kinds = frames.slice(1).map(({ opcode }) => opcode);
    expect(kinds).toEqual([pong, text]);
    socket.destroy();
  });
});
