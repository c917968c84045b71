import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServerOptions } from '../../../../src/publish/start-server.js';
import { connectClient, openLiveApi, type TestClient } from '../../../helpers/live-api.js';

const start = async (options: Partial<ServerOptions> = {}) => {
  const api = await openLiveApi(options);
  return { ...api, client: await connectClient(api.url) };
};

const errorsOf = ({ messages }: TestClient) =>
  messages.filter((message) => message.type === 'error');

const BOUNDLESS = { maxBadMessages: 1e9, messageBurst: 1e9, messagesPerSecond: 1e9 };

describe('a client that sends nonsense', () => {
  it.each([
    ['no JSON', 'hello'],
    ['an empty frame', ''],
    ['JSON of another shape', '[1,2,3]'],
    ['null', 'null'],
    ['an unknown type', '{"type":"publish","id":"a"}'],
    ['a binary frame', Buffer.from('{"type":"unsubscribe","id":"a"}')],
    ['invalid UTF-8 in a binary frame', Buffer.from([0xff, 0xfe, 0x00])],
    ['deep JSON', '['.repeat(8000) + ']'.repeat(8000)],
    ['a deep id', `{"type":"subscribe","id":${'{"id":'.repeat(2000)}1${'}'.repeat(2000)}}`],
    ['__proto__ as message', '{"__proto__":{"type":"subscribe","id":"a"}}'],
    ['an id that is too long', `{"type":"subscribe","id":"${'x'.repeat(65)}"}`],
  ])('is told what was expected and may go on: %s', async (_title, frame) => {
    const { client } = await start();
    client.socket.send(frame);
    expect(await client.find(({ type }) => type === 'error')).toMatchObject({ code: 4400 });
    await client.subscribe('still-there');
  });

  it('is told where the message is wrong, with its id', async () => {
    const { client } = await start();
    client.send({ type: 'subscribe', id: 'a', events: ['applause'] });
    const error = await client.find(({ type }) => type === 'error');
    expect(error).toMatchObject({ id: 'a', code: 4400 });
    expect(error).toHaveProperty('message', expect.stringContaining('at "events.0"'));
    expect(error).toHaveProperty('message', expect.stringContaining('"prediction"'));
  });

  it('does not touch the prototype of anything', async () => {
    const { client } = await start();
    client.socket.send('{"type":"subscribe","id":"__proto__","__proto__":{"polluted":1}}');
    await client.find(({ type }) => type === 'snapshot');
    client.send({ type: 'subscribe', id: 'b', stations: ['__proto__'] });
    expect(await client.find(({ type }) => type === 'error')).toMatchObject({ code: 4404 });
    expect({}).not.toHaveProperty('polluted');
  });

  it('is closed with 4400 after too many bad messages, the error first', async () => {
    const { client } = await start({ limits: { maxBadMessages: 3 } });
    for (let sent = 0; sent < 5; sent++) client.socket.send('nonsense');
    expect(await client.closed).toMatchObject({ code: 4400 });
    expect(errorsOf(client)).toHaveLength(3);
  });

  it('is closed with 1009 when a message is too big', async () => {
    const { client, events } = await start();
    client.socket.send(`"${'x'.repeat(17_000)}"`);
    expect(await client.closed).toMatchObject({ code: 1009 });
    expect(events.map(({ kind }) => kind)).toContain('client-error');
  });

  it('never brings the server down, whatever it sends', async () => {
    const { client } = await start({ limits: BOUNDLESS });
    const frame = fc.oneof(
      fc.string(),
      fc.json(),
      fc.uint8Array({ maxLength: 300 }),
      fc.record({ type: fc.constantFrom('subscribe', 'unsubscribe'), id: fc.anything() }),
      fc.record({
        type: fc.constant('subscribe'),
        id: fc.string({ maxLength: 70 }),
        stations: fc.option(fc.array(fc.constantFrom('fip', 'jazz', 'nova', ''))),
        events: fc.option(fc.array(fc.constantFrom('prediction', 'status', 'x'))),
      }),
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { maxLength: 20 }), async (frames) => {
        for (const each of frames) {
          const isRaw = typeof each === 'string' || each instanceof Uint8Array;
          client.socket.send(isRaw ? each : (JSON.stringify(each, dropBigInts) ?? ''));
        }
        await client.subscribe(`run-${++run}`, { stations: [] });
        client.send({ type: 'unsubscribe', id: `run-${run}` });
      }),
      { numRuns: 40 },
    );
  });
});

const dropBigInts = (_key: string, value: unknown) =>
  typeof value === 'bigint' ? undefined : value;

describe('a client that asks for too much', () => {
  it('is closed with 4429 when it sends too fast, the error first', async () => {
    const { client } = await start({ limits: { messageBurst: 5, messagesPerSecond: 1 } });
    for (let sent = 0; sent < 7; sent++) client.send({ type: 'unsubscribe', id: `${sent}` });
    expect(await client.closed).toMatchObject({ code: 4429 });
    expect(errorsOf(client)).toMatchObject([{ code: 4429 }]);
    expect(client.messages.filter(({ type }) => type === 'unsubscribed')).toHaveLength(5);
  });

  it('is closed with 4429 when it pings without end', async () => {
    const { client } = await start({ limits: { messageBurst: 5, messagesPerSecond: 1 } });
    for (let sent = 0; sent < 7; sent++) client.socket.ping();
    expect(await client.closed).toMatchObject({ code: 4429 });
  });

  it('may not have more subscriptions than the limit, but may replace one', async () => {
    const { client } = await start({ limits: { maxSubscriptions: 2 } });
    await client.subscribe('a');
    await client.subscribe('b');
    client.send({ type: 'subscribe', id: 'c' });
    expect(await client.find(({ type }) => type === 'error')).toMatchObject({
      id: 'c',
      code: 4429,
    });
    client.send({ type: 'subscribe', id: 'b', stations: ['jazz'] });
    await client.find((message) => message.type === 'subscribed' && message.stations.length === 1);
  });
});
