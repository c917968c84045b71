import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createStationHub } from '../../../src/publish/hub/station-hub.js';
import { titleBody } from '../../helpers/fake-bodies.js';
import { connectClient, openLiveApi } from '../../helpers/live-api.js';
import { openEventReader } from '../../helpers/resuming-readers.js';

const start = async (firstSeq: number, port = 0) => {
  const hub = createStationHub({ firstSeq });
  hub.addStation('fip', 'radio:x');
  const api = await openLiveApi({ hub, port });
  return { ...api, hub };
};

const UPGRADE =
  'GET /v1/ws HTTP/1.1\r\nhost: localhost\r\nupgrade: websocket\r\nconnection: upgrade\r\n' +
  'sec-websocket-version: 13\r\nsec-websocket-key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n';

/** `{"type":"subscribe","id":"a"}` as a frame under a mask of zeros. */
const SUBSCRIBE = Buffer.concat([
  Buffer.from([0x81, 0x80 + 29, 0, 0, 0, 0]),
  Buffer.from('{"type":"subscribe","id":"a"}'),
]);

/** A client that subscribes to all and never reads an answer after the handshake. */
const connectStuckClient = async (port: number): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  socket.write(UPGRADE);
  await once(socket, 'data');
  socket.pause();
  socket.write(SUBSCRIBE);
  return socket;
};

describe('a server that shuts down', () => {
  it('sends all what was said last, says goodbye, and is gone within two seconds, whoever is stuck', async () => {
    const { url, port, hub, close } = await start(0);
    const clients = await Promise.all(Array.from({ length: 20 }, () => connectClient(url)));
    await Promise.all(clients.map(({ subscribe }) => subscribe('a')));
    const stream = await openEventReader(port, { seqs: {}, lastEventId: 0 });
    await Promise.all(Array.from({ length: 5 }, () => connectStuckClient(port)));
    const startMs = performance.now();
    for (let nth = 0; nth < 200; nth += 1) hub.publish('fip', titleBody('x'.repeat(500)));
    await close();
    expect(performance.now() - startMs).toBeLessThan(2000);
    for (const { closed, messages } of clients) {
      expect(await closed).toMatchObject({ code: 1001 });
      expect(messages.at(-1)).toMatchObject({ type: 'metadata', seq: 200 });
    }
    await stream.closed;
    expect(stream.messages().filter(({ type }) => type === 'metadata')).toHaveLength(200);
    expect(stream.messages().at(-1)).toMatchObject({ type: 'error', code: 1001 });
  });

  it('goes on counting when it is started again: clients resume and are told of what is lost', async () => {
    const first = await start(1_000_000);
    const before = await connectClient(first.url);
    await before.subscribe('a');
    ['a', 'b', 'c'].forEach((title) => first.hub.publish('fip', titleBody(title)));
    await first.close();
    await before.closed;
    const last = before.messages.at(-1);
    expect(last).toMatchObject({ seq: 1_000_003 });

    const second = await start(2_000_000, first.port);
    second.hub.publish('fip', titleBody('d'));
    const after = await connectClient(second.url);
    await after.subscribe('a', { since: { fip: 1_000_003 } });
    second.hub.publish('fip', titleBody('e'));
    await after.find((message) => message.type === 'metadata' && message.title === 'e');
    const [, , , ...missed] = after.messages;
    expect(missed).toMatchObject([
      { type: 'gap', station: 'fip', from: 1_000_004, to: 2_000_000 },
      { seq: 2_000_001, title: 'd' },
      { seq: 2_000_002, title: 'e' },
    ]);
  });
});
