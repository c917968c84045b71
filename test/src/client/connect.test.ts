import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectOptions, ConnectionEvent } from '../../../src/client/index.js';
import { connect } from '../../../src/client/index.js';
import { welcomeTo } from '../../helpers/dashboard-messages.js';
import type { FakeSocket } from '../../helpers/fake-socket.js';
import { fakeSockets } from '../../helpers/fake-socket.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const flush = () => vi.advanceTimersByTimeAsync(0);

const connectTo = async (options: ConnectOptions = {}) => {
  const { sockets, WebSocket } = fakeSockets();
  const client = connect('ws://test', { WebSocket, random: () => 1, ...options });
  const events: ConnectionEvent[] = [];
  const failures: unknown[] = [];
  client.events.subscribe({
    next: (event) => events.push(event),
    error: (error) => failures.push(error),
  });
  await flush();
  return { client, sockets, events, failures, first: sockets[0] as FakeSocket };
};

const nextOf = <T>(events: AsyncIterable<T>): Promise<IteratorResult<T>> =>
  events[Symbol.asyncIterator]().next();

const letIn = (socket: FakeSocket | undefined, ...stations: readonly string[]): void => {
  socket?.open();
  socket?.receive(welcomeTo(...stations));
};

const CHALLENGE = { type: 'challenge', protocol: 'earshot.v1', withinSeconds: 10 };

describe('connect', () => {
  it('offers the protocol and subscribes once it is let in', async () => {
    const { client, first } = await connectTo();
    expect([first.url, first.protocol]).toEqual(['ws://test/v1/ws', 'earshot.v1']);
    client.subscribe({ stations: ['f*'], topK: 3 }).subscribe(() => {});
    first.open();
    expect(first.sent).toEqual([]);
    first.receive(welcomeTo('fip'));
    expect(first.sent).toEqual([{ type: 'subscribe', id: '1', stations: ['f*'], topK: 3 }]);
    client.close();
  });

  it('says when it is ready, at once when it is already', async () => {
    const { client, first } = await connectTo();
    const ready = client.ready();
    letIn(first, 'fip');
    expect(await ready).toMatchObject({ type: 'welcome', stations: [{ station: 'fip' }] });
    expect(await client.ready()).toBe(await ready);
    client.close();
  });

  it('sends its token when it is asked, and only then', async () => {
    const { client, first } = await connectTo({ token: 'secret' });
    first.open();
    expect(first.sent).toEqual([]);
    first.receive(CHALLENGE);
    await flush();
    expect(first.sent).toEqual([{ type: 'authenticate', token: 'secret' }]);
    client.close();
  });

  it('asks a function for the token at each connection', async () => {
    let asked = 0;
    const token = () => Promise.resolve(`token ${(asked += 1)}`);
    const { client, sockets, first } = await connectTo({ token });
    first.open();
    first.receive(CHALLENGE);
    await flush();
    first.drop();
    await vi.advanceTimersByTimeAsync(500);
    sockets[1]?.open();
    sockets[1]?.receive(CHALLENGE);
    await flush();
    expect(sockets[1]?.sent).toEqual([{ type: 'authenticate', token: 'token 2' }]);
    client.close();
  });

  it.each([
    ['no token', undefined, 'the server wants a token and none was given'],
    [
      'a token that cannot be had',
      () => Promise.reject(new Error('no such file')),
      'the server wants a token and there is none: no such file',
    ],
  ])('ends for good with %s where one is wanted', async (_, token, message) => {
    const { sockets, failures, first } = await connectTo({ token });
    first.open();
    first.receive(CHALLENGE);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(failures).toMatchObject([{ code: 'NOT_AUTHENTICATED', closeCode: 4401, message }]);
    expect(sockets).toHaveLength(1);
    expect(first.isClosed).toBe(true);
  });

  it.each([
    [4401, 'NOT_AUTHENTICATED'],
    [4403, 'NOT_ALLOWED'],
  ])('does not try again after %i, and tells every reader', async (closeCode, code) => {
    const { client, sockets, failures, first } = await connectTo({ token: 'wrong' });
    const reading = nextOf(client.subscribe());
    const ready = client.ready();
    const told = Promise.allSettled([reading, ready]);
    first.open();
    first.drop('the token is not known', closeCode);
    await vi.advanceTimersByTimeAsync(60_000);
    const failure = { code, closeCode, message: 'the token is not known' };
    expect(failures).toMatchObject([failure]);
    expect(await told).toMatchObject([{ reason: failure }, { reason: failure }]);
    await expect(nextOf(client.subscribe())).rejects.toMatchObject(failure);
    expect(sockets).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends one reader whose wish is refused, and no other', async () => {
    const { client, failures, first } = await connectTo();
    letIn(first, 'fip');
    const failing = nextOf(client.subscribe({ stations: ['nowhere'] }));
    const refused = expect(failing).rejects.toMatchObject({
      code: 'SUBSCRIPTION_REFUSED',
      closeCode: 4404,
      message: 'no station is named "nowhere"',
    });
    first.receive({ type: 'error', id: '1', code: 4404, message: 'no station is named "nowhere"' });
    await refused;
    expect(failures).toEqual([]);
    client.close();
  });

  it('takes a subscription back when its reader leaves', async () => {
    const { client, first } = await connectTo();
    letIn(first, 'fip');
    const subscription = client.subscribe().subscribe(() => {});
    subscription.unsubscribe();
    subscription.unsubscribe();
    expect(first.sent).toEqual([
      { type: 'subscribe', id: '1' },
      { type: 'unsubscribe', id: '1' },
    ]);
    client.close();
  });

  it('counts connections and frames that are no messages', async () => {
    const { client, events, first } = await connectTo();
    letIn(first, 'fip');
    for (const frame of ['', '[]', '{"type":1}', '{"type":"prediction","station":"fip"}', 'null']) {
      first.receiveText(frame);
    }
    first.receive({ type: 'from a later protocol' });
    expect(client.counters()).toEqual({ connections: 1, unreadableFrames: 5, droppedItems: 0 });
    expect(events.filter(({ type }) => type === 'unreadable')).toHaveLength(5);
    client.close();
  });

  it('ends all streams when it is closed, also before it was open, and leaves no timer', async () => {
    const { client, sockets } = await connectTo();
    const reading = nextOf(client.subscribe());
    const ready = expect(client.ready()).rejects.toMatchObject({ code: 'CLOSED' });
    client.close();
    client.close();
    expect(await reading).toEqual({ done: true, value: undefined });
    await ready;
    expect(await nextOf(client.subscribe())).toMatchObject({ done: true });
    expect(sockets.map(({ isClosed }) => isClosed)).toEqual([true]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer when a reader closes it in the middle of a message', async () => {
    const { client, first } = await connectTo();
    client.events.subscribe(({ type }) => (type === 'message' ? client.close() : undefined));
    letIn(first, 'fip');
    expect(vi.getTimerCount()).toBe(0);
  });
});
