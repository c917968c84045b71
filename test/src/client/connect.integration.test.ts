import fc from 'fast-check';
import { firstValueFrom, from, take, toArray } from 'rxjs';
import { WebSocket as UndiciSocket } from 'undici';
import { WebSocket as WsSocket } from 'ws';
import { afterEach, describe, expect, it } from 'vitest';
import type {
  ConnectOptions,
  EarshotClient,
  SubscriptionEvent,
} from '../../../src/client/index.js';
import { connect } from '../../../src/client/index.js';
import { createStationHub } from '../../../src/publish/hub/station-hub.js';
import { createToken } from '../../../src/publish/security/create-token.js';
import { hashToken } from '../../../src/publish/security/hash-token.js';
import type { ServerOptions } from '../../../src/publish/start-server.js';
import { detectionBody, predictionBody, titleBody } from '../../helpers/fake-bodies.js';
import { startLiveApi } from '../../helpers/live-api.js';
import { openDetour } from '../../helpers/open-detour.js';
import { waitUntil } from '../../helpers/wait-until.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const serve = async (options: Partial<ServerOptions> & { readonly firstSeq?: number } = {}) => {
  const { firstSeq = 1000, ...others } = options;
  const hub = createStationHub({ firstSeq, maxHeldMessages: 20 });
  ['fip', 'jazz'].forEach((station) => hub.addStation(station, `synthetic:${station}`));
  const api = await startLiveApi({ hub, ...others });
  closing.push(api.close);
  return { ...api, hub };
};

const open = (url: string, options: ConnectOptions = {}): EarshotClient => {
  const client = connect(url, { random: () => 0, ...options });
  closing.push(client.close);
  return client;
};

const nextOf = <T>(events: AsyncIterable<T>): Promise<IteratorResult<T>> =>
  events[Symbol.asyncIterator]().next();

const read = (client: EarshotClient): readonly SubscriptionEvent[] => {
  const heard: SubscriptionEvent[] = [];
  client.subscribe().subscribe((event) => heard.push(event));
  return heard;
};

const hasTitle = (heard: readonly SubscriptionEvent[], title: string): boolean =>
  heard.some((event) => event.type === 'metadata' && event.title === title);

describe('connect to the real server', () => {
  it.each([
    ['the one it finds by itself', undefined],
    ['that of ws', WsSocket],
    ["undici's, which is Node's own", UndiciSocket],
  ])('hears a snapshot and what follows, with %s', async (_, WebSocket) => {
    const { url, hub } = await serve();
    const client = open(url, { WebSocket: WebSocket as ConnectOptions['WebSocket'] });
    const events = client.subscribe({ stations: ['f*'], events: ['prediction'] });
    const reading = firstValueFrom(from(events).pipe(take(2), toArray()));
    await client.ready();
    const [snapshot] = await firstValueFrom(from(client.subscribe()).pipe(take(1), toArray()));
    expect(snapshot).toMatchObject({ stations: [{ station: 'fip' }, { station: 'jazz' }] });
    hub.publish('jazz', predictionBody());
    hub.publish('fip', titleBody('not asked for'));
    hub.publish('fip', predictionBody());
    expect(await reading).toMatchObject([
      { type: 'snapshot', stations: [{ station: 'fip' }] },
      { type: 'prediction', station: 'fip', seq: 1002 },
    ]);
  });

  it('is let in with its token, by a message and never by the address', async () => {
    const token = createToken();
    const tokens = [{ name: 'me', role: 'operator' as const, hash: hashToken(token) }];
    const { url } = await serve({ tokens });
    expect(await open(url, { token }).ready()).toMatchObject({ role: 'operator' });
  });

  it.each([
    ['a wrong one', createToken()],
    ['none', undefined],
  ])('ends, and says why, with %s where a token is wanted', async (_, token) => {
    const tokens = [{ name: 'me', role: 'reader' as const, hash: hashToken(createToken()) }];
    const { url } = await serve({ tokens });
    const client = open(url, { token });
    await expect(client.ready()).rejects.toMatchObject({
      name: 'EarshotClientError',
      code: 'NOT_AUTHENTICATED',
      closeCode: 4401,
    });
    const reading = nextOf(client.subscribe());
    await expect(reading).rejects.toMatchObject({ code: 'NOT_AUTHENTICATED' });
  });

  it('ends a reader that names a station which is not there', async () => {
    const { url } = await serve();
    const reading = nextOf(open(url).subscribe({ stations: ['nowhere'] }));
    await expect(reading).rejects.toMatchObject({
      code: 'SUBSCRIPTION_REFUSED',
      closeCode: 4404,
      message: 'no station is named "nowhere"',
    });
  });

  it('goes on over a restart of the server, and is told what it cannot have', async () => {
    const first = await serve();
    const heard = read(open(first.url));
    await waitUntil(() => heard.length === 1);
    first.hub.publish('fip', titleBody('before'));
    await waitUntil(() => hasTitle(heard, 'before'));
    await first.close();
    const second = await serve({ port: first.port, firstSeq: 5000 });
    await waitUntil(() => heard.filter(({ type }) => type === 'snapshot').length === 2);
    second.hub.publish('fip', titleBody('after'));
    await waitUntil(() => hasTitle(heard, 'after'));
    expect(heard.filter(({ type }) => type !== 'snapshot')).toMatchObject([
      { title: 'before', seq: 1001 },
      { type: 'gap', station: 'fip', from: 1002, to: 5000 },
      { type: 'gap', station: 'jazz', from: 1001, to: 5000 },
      { title: 'after', seq: 5001 },
    ]);
  });

  it('hears nothing of a heartbeat before what that counts', async () => {
    const { url, hub, heartbeats$ } = await serve({ limits: { highWaterBytes: 100 } });
    const client = open(url);
    const all = read(client);
    await waitUntil(() => all.length === 1);
    for (let step = 1; step <= 15; step += 1) hub.publish('fip', titleBody(`${step}`));
    const late: SubscriptionEvent[] = [];
    client.subscribe({ since: 1000 }).subscribe((event) => {
      late.push(event);
      heartbeats$.next();
    });
    await waitUntil(() => hasTitle(late, '15') && hasTitle(all, '15'));
    const titles = late.flatMap((event) => (event.type === 'metadata' ? [event.title] : []));
    expect(titles).toEqual(Array.from({ length: 15 }, (_, index) => `${index + 1}`));
  });
});

const STATIONS = ['fip', 'jazz'] as const;
const BODIES = [() => predictionBody(), () => titleBody('x'), () => detectionBody('began')];

/** Of each station the numbers that a reader has or knows to be lost, as it learned of them. */
const account = (heard: readonly SubscriptionEvent[], station: string): readonly number[] =>
  heard.flatMap((event) => {
    if (!('station' in event) || event.station !== station || event.type === 'lagged') return [];
    if (event.type !== 'gap') return [event.seq];
    return Array.from({ length: event.to - event.from + 1 }, (_, index) => event.from + index);
  });

const step = fc.record({
  cut: fc.boolean(),
  station: fc.constantFrom(...STATIONS),
  body: fc.nat({ max: BODIES.length - 1 }),
  count: fc.nat({ max: 30 }),
});

describe('a client whose connection is cut again and again', () => {
  it('holds what was sent, in order, once, gaps declared', { timeout: 60_000 }, async () => {
    const play = async (
      steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
    ) => {
      const { port, hub, heartbeats$, close } = await serve();
      const detour = await openDetour(port);
      const client = open(`ws://127.0.0.1:${detour.port}`);
      const heard = read(client);
      try {
        await waitUntil(() => heard.length > 0);
        for (const { cut, station, body, count } of steps) {
          for (let nth = 0; nth < count; nth += 1) hub.publish(station, BODIES[body]!());
          if (!cut) heartbeats$.next();
          else {
            const { connections } = client.counters();
            detour.cut();
            await waitUntil(() => client.counters().connections > connections);
          }
        }
        STATIONS.forEach((station) => hub.publish(station, titleBody('the end')));
        await waitUntil(() =>
          STATIONS.every(
            (station) => account(heard, station).at(-1) === hub.snapshot(station)?.seq,
          ),
        );
      } finally {
        client.close();
        detour.close();
        await close();
      }
      for (const station of STATIONS) {
        const sent = (hub.snapshot(station)?.seq ?? 0) - 1000;
        expect(account(heard, station)).toEqual(Array.from({ length: sent }, (_, i) => 1001 + i));
      }
    };
    const steps = fc.array(step, { minLength: 1, maxLength: 6 });
    await fc.assert(fc.asyncProperty(steps, play), { numRuns: 8 });
  });
});
