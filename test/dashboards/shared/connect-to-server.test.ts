import { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import type { ConnectionEvent } from '../../../dashboards/shared/connection-event.js';
import { connectToServer } from '../../../dashboards/shared/connect-to-server.js';
import { welcomeTo } from '../../helpers/dashboard-messages.js';
import { FakeSocket } from '../../helpers/fake-socket.js';

type Script = (socket: FakeSocket, at: (ms: number, act: () => void) => void) => void;
type Heard = readonly [atMs: number, event: ConnectionEvent];

/** Connects in virtual time; the n-th socket follows the n-th script, later ones say nothing. */
const connectFor = (forMs: number, scripts: readonly Script[]) => {
  const scheduler = new TestScheduler(() => {});
  const sockets: FakeSocket[] = [];
  const heard: Heard[] = [];
  scheduler.run(() => {
    const createSocket = () => {
      const socket = new FakeSocket();
      scripts[sockets.length]?.(socket, (ms, act) => void scheduler.schedule(act, ms));
      sockets.push(socket);
      return socket;
    };
    const subscription = connectToServer('ws://test', {
      createSocket,
      scheduler,
      random: () => 1,
    }).subscribe((event) => heard.push([scheduler.now(), event]));
    scheduler.schedule(() => subscription.unsubscribe(), forMs);
  });
  return { sockets, heard };
};

const openThen =
  (atMs: number, act: (socket: FakeSocket) => void): Script =>
  (socket, at) => {
    at(1, () => socket.open());
    at(2, () => socket.receive(welcomeTo('demo')));
    at(atMs, () => act(socket));
  };

describe('connectToServer', () => {
  it('subscribes to everything as soon as the socket is open', () => {
    const { sockets, heard } = connectFor(10, [openThen(3, () => {})]);
    expect(sockets[0]?.sent).toEqual([{ type: 'subscribe', id: 'dashboard' }]);
    expect(heard.map(([, { type }]) => type)).toEqual(['connecting', 'open', 'message']);
  });

  it('says at once that the connection is lost, counts down and connects again', () => {
    const refused: Script = (socket, at) => at(1, () => socket.fail('connect ECONNREFUSED'));
    const { heard } = connectFor(4000, [refused, refused, refused, openThen(3, () => {})]);
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

  it('begins with the shortest wait again after a welcome', () => {
    const refused: Script = (socket, at) => at(1, () => socket.fail('refused'));
    const dropped = openThen(10, (socket) => socket.drop('shutting down', 1001));
    const { heard } = connectFor(1530, [refused, refused, dropped]);
    expect(heard.at(-1)).toEqual([
      1512,
      { type: 'closed', reason: 'shutting down', retryInSeconds: 0.5 },
    ]);
  });

  it('gives up a socket on which no welcome comes for ten seconds', () => {
    const { sockets, heard } = connectFor(10_100, [(socket, at) => at(1, () => socket.open())]);
    expect(heard.find(([, { type }]) => type === 'closed')).toEqual([
      10_001,
      { type: 'closed', reason: 'no sign of life for 10 s', retryInSeconds: 0.5 },
    ]);
    expect(sockets[0]?.isClosed).toBe(true);
  });

  it('gives up a socket that misses its heartbeats', () => {
    const { heard } = connectFor(26_000, [
      openThen(500, (socket) => socket.receive({ type: 'x' })),
    ]);
    expect(heard.find(([, { type }]) => type === 'closed')).toEqual([
      25_002,
      { type: 'closed', reason: 'no sign of life for 25 s', retryInSeconds: 0.5 },
    ]);
  });

  it('closes the socket when nobody listens any more', () => {
    const { sockets } = connectFor(10, [openThen(3, () => {})]);
    expect(sockets.map(({ isClosed }) => isClosed)).toEqual([true]);
  });
});
