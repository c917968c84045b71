import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { serverMessageSchema, type ServerMessage } from '../../../src/protocol/index.js';
import { detectionBody, predictionBody, titleBody } from '../../helpers/fake-bodies.js';
import { connectClient, openLiveApi } from '../../helpers/live-api.js';

const seqsOf = (messages: readonly ServerMessage[], type: string) =>
  messages.flatMap((message) =>
    message.type === type && 'seq' in message ? [`${message.station} ${message.seq}`] : [],
  );

describe('startServer', () => {
  it('speaks first, and says what it is', async () => {
    const { url, port, hub } = await openLiveApi();
    hub.publish('jazz', titleBody('So What'));
    expect(url).toBe(`ws://127.0.0.1:${port}/v1/ws`);
    const { messages, socket } = await connectClient(url, {}, ['earshot.v1']);
    expect(socket.protocol).toBe('earshot.v1');
    expect(messages[0]).toMatchObject({
      type: 'welcome',
      protocol: 'earshot.v1',
      model: { name: 'fake', hash: '0123456789ab' },
      windowSeconds: expect.closeTo(3.02, 2) as number,
      hopSeconds: expect.closeTo(1.007, 3) as number,
      heartbeatSeconds: 10,
      stations: [
        { station: 'fip', seq: 0 },
        { station: 'jazz', seq: 1 },
      ],
    });
  });

  it('serves the WebSocket at the root too, with or without the subprotocol', async () => {
    const { port } = await openLiveApi();
    const { socket } = await connectClient(`ws://127.0.0.1:${port}/`);
    expect(socket.protocol).toBe('');
  });

  it('answers a subscription with the stations as they stand, then with what they publish', async () => {
    const { url, hub } = await openLiveApi();
    hub.publish('fip', predictionBody());
    hub.publish('fip', detectionBody('began'));
    const client = await connectClient(url);
    expect(await client.subscribe('a', { stations: ['fip'] })).toMatchObject({
      stations: [{ station: 'fip', seq: 2, prediction: { seq: 1 }, detection: { label: 'blues' } }],
    });
    expect(client.messages.map(({ type }) => type)).toEqual(['welcome', 'subscribed', 'snapshot']);
    hub.publish('jazz', predictionBody());
    hub.publish('fip', predictionBody());
    await client.find((message) => message.type === 'prediction' && message.seq === 3);
    expect(seqsOf(client.messages, 'prediction')).toEqual(['fip 3']);
  });

  it('sends only the events asked for, and once for several subscriptions', async () => {
    const { url, hub } = await openLiveApi();
    const client = await connectClient(url);
    await client.subscribe('titles', { events: ['metadata'] });
    await client.subscribe('jazz', { stations: ['jazz'], events: ['metadata', 'detection'] });
    hub.publish('fip', predictionBody());
    hub.publish('jazz', titleBody('So What'));
    hub.publish('jazz', detectionBody('began'));
    hub.publish('fip', detectionBody('began'));
    hub.publish('fip', titleBody('the end'));
    await client.find((message) => message.type === 'metadata' && message.title === 'the end');
    const { messages } = client;
    expect(seqsOf(messages, 'metadata')).toEqual(['jazz 1', 'fip 3']);
    expect(seqsOf(messages, 'detection')).toEqual(['jazz 2']);
    expect(seqsOf(messages, 'prediction')).toEqual([]);
  });

  it('sends nothing more of a subscription that ended', async () => {
    const { url, hub } = await openLiveApi();
    const client = await connectClient(url);
    await client.subscribe('a');
    await client.subscribe('b', { stations: ['jazz'] });
    client.send({ type: 'unsubscribe', id: 'a' });
    await client.find(({ type }) => type === 'unsubscribed');
    hub.publish('fip', titleBody('unheard'));
    hub.publish('jazz', titleBody('heard'));
    await client.find(({ type }) => type === 'metadata');
    expect(seqsOf(client.messages, 'metadata')).toEqual(['jazz 1']);
  });

  it('says that a station is unknown and stays open', async () => {
    const { url } = await openLiveApi();
    const client = await connectClient(url);
    client.send({ type: 'subscribe', id: 'a', stations: ['fip', 'nova'] });
    const error = await client.find(({ type }) => type === 'error');
    expect(error).toEqual({
      type: 'error',
      id: 'a',
      code: 4404,
      message: 'no station is named "nova"',
    });
    await client.subscribe('b');
  });

  it('emits nothing that its own schemas do not know', async () => {
    const { url, hub, heartbeats$ } = await openLiveApi();
    const client = await connectClient(url);
    await client.subscribe('a');
    hub.publish('fip', { type: 'status', state: 'backoff', reason: 'lost', wallTimeMs: 1 });
    [predictionBody(), detectionBody('began'), detectionBody('ended'), titleBody('x')].forEach(
      (body) => hub.publish('fip', body),
    );
    heartbeats$.next();
    client.send({ type: 'nonsense' });
    client.send({ type: 'unsubscribe', id: 'a' });
    await client.find(({ type }) => type === 'unsubscribed');
    for (const message of client.messages) {
      expect(serverMessageSchema.parse(message)).toEqual(message);
    }
    expect(new Set(client.messages.map(({ type }) => type)).size).toBe(10);
  });

  it('serialises a message once, however many listen', async () => {
    const { url, hub } = await openLiveApi();
    const clients = await Promise.all([1, 2, 3].map(() => connectClient(url)));
    await Promise.all(clients.map((client) => client.subscribe('a')));
    let serialised = 0;
    const title = { toJSON: () => `${++serialised}` } as unknown as string;
    hub.publish('fip', titleBody(title));
    const titles = await Promise.all(
      clients.map((client) => client.find(({ type }) => type === 'metadata')),
    );
    expect(titles).toMatchObject([{ title: '1' }, { title: '1' }, { title: '1' }]);
  });

  it('refuses more clients than it may have', async () => {
    const { url, events } = await openLiveApi({ limits: { maxClients: 1 } });
    const first = await connectClient(url);
    await expect(connectClient(url)).rejects.toThrow('503');
    first.socket.close();
    await first.closed;
    expect(events.map(({ kind }) => kind)).toContain('client-refused');
    await connectClient(url);
  });

  it('says goodbye to all when it closes, and is gone', async () => {
    const { url, port, close } = await openLiveApi();
    const client = await connectClient(url);
    await Promise.all([close(), close()]);
    expect(await client.closed).toMatchObject({ code: 1001 });
    await expect(connectClient(`ws://127.0.0.1:${port}/`)).rejects.toThrow('ECONNREFUSED');
  });

  it('does not wait for clients that never answer the goodbye', async () => {
    const { port, close } = await openLiveApi({ limits: { closeGraceMs: 10 } });
    const mute = connect(port, '127.0.0.1');
    const idle = connect(port, '127.0.0.1');
    mute.write(
      'GET /v1/ws HTTP/1.1\r\nhost: localhost\r\nupgrade: websocket\r\nconnection: upgrade\r\n' +
        'sec-websocket-version: 13\r\nsec-websocket-key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n',
    );
    idle.write('GET /healthz HTTP/1.1\r\n');
    await once(mute, 'data');
    const ended = Promise.all([once(mute, 'close'), once(idle, 'close')]);
    idle.on('error', () => {}).resume();
    mute.on('error', () => {}).resume();
    await close();
    await ended;
  });
});
