import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startBesiegedServer } from '../../../helpers/besieged-server.js';
import { predictionBody } from '../../../helpers/fake-bodies.js';
import {
  OPCODE,
  openRawWebSocket,
  toBytes,
  type RawWebSocket,
} from '../../../helpers/raw-web-socket.js';

const text = (payload: string | Buffer) => toBytes({ opcode: OPCODE.text, payload });
const subscribe = (id: string, wish: object = {}) =>
  text(JSON.stringify({ type: 'subscribe', id, ...wish }));

/** Frames that no client should send, and how the connection ends. */
const ASSAULTS: readonly [string, number | undefined, (attacker: RawWebSocket) => void][] = [
  ['bytes of chance', undefined, ({ write }) => write(randomBytes(64 * 1024))],
  [
    'a frame that claims 4 PiB',
    1009,
    ({ send }) => send({ opcode: OPCODE.binary, claimedBytes: 2n ** 52n }),
  ],
  [
    'a frame one byte longer than allowed',
    1009,
    ({ send }) => send({ opcode: OPCODE.text, payload: Buffer.alloc(16 * 1024 + 1, 'x') }),
  ],
  [
    'a message that grows too big in pieces',
    1009,
    ({ send }) => {
      const payload = Buffer.alloc(4096, 'x');
      send({ opcode: OPCODE.text, fin: false, payload });
      for (let piece = 0; piece < 4; piece++) send({ opcode: OPCODE.more, fin: false, payload });
    },
  ],
  [
    'a message of endless empty pieces',
    1008,
    ({ send, write }) => {
      send({ opcode: OPCODE.text, fin: false });
      write(Buffer.concat(Array(2000).fill(toBytes({ opcode: OPCODE.more, fin: false }))));
    },
  ],
  ['wrong UTF-8', 1007, ({ write }) => write(text(Buffer.from([0x22, 0xc3, 0x28, 0x22])))],
  [
    'deep JSON, again and again',
    4400,
    ({ write }) => write(Buffer.concat(Array(10).fill(text('['.repeat(8000) + ']'.repeat(8000))))),
  ],
  [
    '__proto__ in all places',
    4400,
    ({ write }) => {
      const evil = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
      write(text(`${evil},"type":"subscribe","id":"__proto__","since":{"__proto__":1}}`));
      write(Buffer.concat(Array(10).fill(text(`${evil},"type":"__proto__"}`))));
    },
  ],
  [
    'messages without end',
    4429,
    ({ write }) => write(Buffer.concat(Array(500).fill(text('{"type":"unsubscribe","id":"a"}')))),
  ],
  [
    'pings without end, unread',
    4429,
    ({ write }) =>
      write(Buffer.concat(Array(5000).fill(toBytes({ opcode: OPCODE.ping, payload: 'x' })))),
  ],
  [
    'pongs without end',
    4429,
    ({ write }) => write(Buffer.concat(Array(5000).fill(toBytes({ opcode: OPCODE.pong })))),
  ],
];

describe('a server under attack goes on serving others', () => {
  it.each(ASSAULTS)('%s', async (_title, code, assault) => {
    const { url, served } = await startBesiegedServer();
    const attackers = await Promise.all(Array.from({ length: 5 }, () => openRawWebSocket(url)));
    attackers.forEach(assault);
    await served();
    for (const { ended, socket } of attackers) {
      const endedWith = await ended;
      if (code !== undefined) expect(endedWith).toBe(code);
      expect(socket.destroyed).toBe(true);
    }
    await served();
    expect({}).not.toHaveProperty('polluted');
  });

  it('patterns made to be slow, and as many subscriptions as fit', async () => {
    const { url, served } = await startBesiegedServer();
    const { write, find, socket } = await openRawWebSocket(url);
    const stations = Array.from({ length: 70 }, (_, index) => `${'*a'.repeat(95)}${index}`);
    for (let id = 0; id < 50; id++) write(subscribe(`${id}`, { stations }));
    await find(({ payload }) => payload.includes('"id":"49"'));
    await served();
    socket.destroy();
  });

  it('clients that ask for everything and never read are closed with 4008', async () => {
    const limits = { highWaterBytes: 4096, maxDropped: 50, closeTimeoutMs: 10_000 };
    const { url, hub, served } = await startBesiegedServer({ limits });
    const stuck = await Promise.all(Array.from({ length: 5 }, () => openRawWebSocket(url)));
    for (const { socket, write } of stuck) {
      write(subscribe('all'));
      socket.pause();
    }
    await served();
    const big = { ...predictionBody(), top: { label: 'x'.repeat(200_000), confidence: 1 } };
    for (let sent = 0; sent < 100; sent++) {
      hub.publish('jazz', big);
      await served(1);
    }
    for (const { socket, find } of stuck) {
      socket.resume();
      const goodbye = await find(({ opcode }) => opcode === OPCODE.close);
      expect(goodbye.payload.readUInt16BE()).toBe(4008);
      socket.destroy();
    }
  });
});
