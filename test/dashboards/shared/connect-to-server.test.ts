import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionEvent } from '../../../dashboards/shared/connection-event.js';
import { connectToServer } from '../../../dashboards/shared/connect-to-server.js';
import { welcomeTo } from '../../helpers/dashboard-messages.js';
import type { FakeSocket } from '../../helpers/fake-socket.js';
import { fakeSockets } from '../../helpers/fake-socket.js';

type Script = (socket: FakeSocket, at: (ms: number, act: () => void) => void) => void;
type Heard = readonly [atMs: number, event: ConnectionEvent];

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** Connects in virtual time; the n-th socket follows the n-th script, later ones say nothing. */
const connectFor = async (forMs: number, scripts: readonly Script[]) => {
  const heard: Heard[] = [];
  const failures: unknown[] = [];
  const { sockets, WebSocket } = fakeSockets((socket, index) =>
    scripts[index]?.(socket, (ms, act) => void setTimeout(act, ms)),
  );
  const subscription = connectToServer('ws://test', { WebSocket, random: () => 1 }).subscribe({
    next: (event) => heard.push([Date.now(), event]),
    error: (error) => failures.push(error),
  });
  await vi.advanceTimersByTimeAsync(forMs);
  subscription.unsubscribe();
  return { sockets, heard, failures };
};

const openThen =
  (atMs: number, act: (socket: FakeSocket) => void): Script =>
  (socket, at) => {
    at(1, () => socket.open());
    at(2, () => socket.receive(welcomeTo('demo')));
    at(atMs, () => act(socket));
  };

describe('connectToServer', () => {
  it('subscribes to everything as soon as the server lets it in', async () => {
    const { sockets, heard } = await connectFor(10, [openThen(3, () => {})]);
    expect(sockets[0]?.sent).toEqual([{ type: 'subscribe', id: '1' }]);
    expect(heard.map(([, { type }]) => type)).toEqual(['connecting', 'open', 'message']);
  });

  it('says at once that the connection is lost, counts down and connects again', async () => {
    const refused: Script = (socket, at) => at(1, () => socket.fail('connect ECONNREFUSED'));
    const { heard } = await connectFor(4000, [refused, refused, refused, openThen(3, () => {})]);
    const reason = 'connect ECONNREFUSED';
    expect(heard.slice(0, -2)).toEqual([
      [0, { type: 'connecting' }],
      [1, { type: 'closed', reason, retryInSeconds: 0.5 }],
      [501, { type: 'connecting' }],
      [502, { type: 'closed', reason, retryInSeconds: 1 }],
      [1502, { type: 'connecting' }],
      [1503, { type: 'closed', reason, retryInSeconds: 2 }],
      [2503, { type: 'closed', reason, retryInSeconds: 1 }],
      [3503, { type: 'connecting' }],
    ]);
  });

  it('begins with the shortest wait again after a welcome', async () => {
    const refused: Script = (socket, at) => at(1, () => socket.fail('refused'));
    const dropped = openThen(10, (socket) => socket.drop('shutting down', 1001));
    const { heard } = await connectFor(1530, [refused, refused, dropped]);
    expect(heard.at(-1)).toEqual([
      1512,
      { type: 'closed', reason: 'shutting down', retryInSeconds: 0.5 },
    ]);
  });

  it('gives up a socket on which no welcome comes for ten seconds', async () => {
    const silent: Script = (socket, at) => at(1, () => socket.open());
    const { sockets, heard } = await connectFor(10_100, [silent]);
    expect(heard.find(([, { type }]) => type === 'closed')).toEqual([
      10_000,
      { type: 'closed', reason: 'no sign of life for 10 s', retryInSeconds: 0.5 },
    ]);
    expect(sockets[0]?.isClosed).toBe(true);
  });

  it('gives up a socket that misses its heartbeats', async () => {
    const { heard } = await connectFor(26_000, [
      openThen(500, (socket) => socket.receive({ type: 'x' })),
    ]);
    expect(heard.find(([, { type }]) => type === 'closed')).toEqual([
      25_500,
      { type: 'closed', reason: 'no sign of life for 25 s', retryInSeconds: 0.5 },
    ]);
  });

  it('closes the socket when nobody listens any more, and leaves no timer', async () => {
    const { sockets } = await connectFor(10, [openThen(3, () => {})]);
    expect(sockets.map(({ isClosed }) => isClosed)).toEqual([true]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('fails, and does not try again, when the server does not let it in', async () => {
    const refused: Script = (socket, at) => at(1, () => socket.drop('wrong token', 4401));
    const { sockets, failures } = await connectFor(60_000, [refused]);
    expect(failures).toMatchObject([{ code: 'NOT_AUTHENTICATED', message: 'wrong token' }]);
    expect(sockets).toHaveLength(1);
  });
});
