import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { startBesiegedServer } from '../../../helpers/besieged-server.js';
import { hashToken } from '../../../../src/publish/security/hash-token.js';
import { connectClient, openLiveApi } from '../../../helpers/live-api.js';
import {
  connectTcp,
  handshake,
  OPCODE,
  openRawWebSocket,
  toBytes,
} from '../../../helpers/raw-web-socket.js';

describe('connections made to hold a server up', () => {
  it('sockets that are left half open: no answer to pings, or no more to say', async () => {
    const { url, served, heartbeats$ } = await startBesiegedServer();
    const silent = await openRawWebSocket(url);
    const halfClosed = await openRawWebSocket(url);
    halfClosed.socket.end();
    await halfClosed.ended;
    for (let beat = 0; beat < 3; beat++) {
      heartbeats$.next();
      await served();
    }
    expect(await silent.ended).toBeUndefined();
  });

  it('connections that say a byte at a time, or nothing, are cut', async () => {
    const { url, served } = await startBesiegedServer();
    const slow = await Promise.all(Array.from({ length: 20 }, () => connectTcp(url)));
    const cut = slow.map((socket) => once(socket, 'close'));
    const request = handshake(url);
    for (const byte of request.slice(0, 15)) {
      slow.slice(10).forEach((socket) => socket.write(byte));
      await served();
    }
    slow.forEach((socket) => socket.resume());
    await Promise.all(cut);
    await served();
  });

  it('requests that are none', async () => {
    const { url, served } = await startBesiegedServer();
    const requests = [
      randomBytes(4096),
      Buffer.from(`GET /v1/ws HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(64 * 1024)}\r\n\r\n`),
      Buffer.from(`GET /${'x'.repeat(64 * 1024)} HTTP/1.1\r\nHost: localhost\r\n\r\n`),
      Buffer.from(handshake(url, { 'Sec-WebSocket-Key': '' })),
      Buffer.from(handshake(url, { 'Sec-WebSocket-Key': 'short' })),
      Buffer.from(handshake(url, { 'Sec-WebSocket-Version': '99' })),
      Buffer.from(handshake(url).replace('GET', 'POST')),
    ];
    for (const request of requests) {
      const socket = await connectTcp(url);
      socket.write(request);
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 4\d\d /);
      socket.destroy();
      await served();
    }
  });

  it('connections that are cut in the middle of anything', async () => {
    const { url, served } = await startBesiegedServer();
    const bytes = Buffer.concat([
      Buffer.from(handshake(url)),
      toBytes({ opcode: OPCODE.text, payload: 'x'.repeat(100) }),
    ]);
    for (let end = 1; end < bytes.length; end += 17) {
      const socket = await connectTcp(url);
      socket.write(bytes.subarray(0, end), () => socket.resetAndDestroy());
    }
    await served();
  });
});

describe('limits on who is connected', () => {
  it('one address may have so many clients; more are answered 429', async () => {
    const { url, served, events } = await startBesiegedServer({
      limits: { maxClientsPerAddress: 3 },
    });
    await connectClient(url);
    const last = await connectClient(url);
    await expect(connectClient(url)).rejects.toThrow('429');
    expect(events.at(-1)).toMatchObject({ kind: 'client-refused' });
    await served();
    last.socket.close();
    await last.closed;
    await connectClient(url);
  });

  it('all together may be so many; more are answered 503', async () => {
    const { url, served } = await startBesiegedServer({ limits: { maxClients: 2 } });
    await connectClient(url);
    await expect(connectClient(url)).rejects.toThrow('503');
    await served();
  });

  it('one address may have so many connections; more are cut at once', async () => {
    const { url, served } = await startBesiegedServer({ limits: { maxConnectionsPerAddress: 3 } });
    const idle = [await connectTcp(url), await connectTcp(url)];
    const extra = await connectTcp(url);
    extra.resume();
    await once(extra, 'close');
    await served();
    idle.forEach((socket) => socket.destroy());
  });

  it('so many may be without a token yet; they take no place of those who have one', async () => {
    const token = 'a-token-that-nobody-guesses-because-it-is-long';
    const tokens = [{ name: 'screen', role: 'reader', hash: hashToken(token) } as const];
    const api = await openLiveApi({ tokens, limits: { maxPendingClients: 2 } });
    const waiting = [await openRawWebSocket(api.url), await openRawWebSocket(api.url)];
    const third = await openRawWebSocket(api.url);
    expect(third.answer).toContain('HTTP/1.1 503');
    await connectClient(api.url, { headers: { authorization: `Bearer ${token}` } });
    const [first] = waiting;
    const payload = JSON.stringify({ type: 'authenticate', token });
    first?.send({ opcode: OPCODE.text, payload });
    await first?.find((frame) => frame.payload.includes('"welcome"'));
    const fourth = await openRawWebSocket(api.url);
    expect(fourth.answer).toContain('HTTP/1.1 101');
    [...waiting, third, fourth].forEach(({ socket }) => socket.destroy());
  });
});
