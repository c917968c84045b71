import { firstValueFrom, from, take, toArray } from 'rxjs';
import { WebSocket as UndiciSocket } from 'undici';
import { WebSocket as WsSocket } from 'ws';
import { describe, expect, it } from 'vitest';
import type { ConnectOptions, SubscriptionEvent } from '../../../src/client/index.js';
import { createToken } from '../../../src/publish/security/create-token.js';
import { hashToken } from '../../../src/publish/security/hash-token.js';
import { openClient, readAll, serveClients } from '../../helpers/client-of-server.js';
import { predictionBody, titleBody } from '../../helpers/fake-bodies.js';
import { waitUntil } from '../../helpers/wait-until.js';

const nextOf = <T>(events: AsyncIterable<T>): Promise<IteratorResult<T>> =>
  events[Symbol.asyncIterator]().next();

const hasTitle = (heard: readonly SubscriptionEvent[], title: string): boolean =>
  heard.some((event) => event.type === 'metadata' && event.title === title);

describe('connect to the real server', () => {
  it.each([
    ['the one it finds by itself', undefined],
    ['that of ws', WsSocket],
    ["undici's, which is Node's own", UndiciSocket],
  ])('hears a snapshot and what follows, with %s', async (_, WebSocket) => {
    const { url, hub } = await serveClients();
    const client = openClient(url, { WebSocket: WebSocket as ConnectOptions['WebSocket'] });
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
    const { url } = await serveClients({ tokens });
    expect(await openClient(url, { token }).ready()).toMatchObject({ role: 'operator' });
  });

  it.each([
    ['a wrong one', createToken()],
    ['none', undefined],
  ])('ends, and says why, with %s where a token is wanted', async (_, token) => {
    const tokens = [{ name: 'me', role: 'reader' as const, hash: hashToken(createToken()) }];
    const { url } = await serveClients({ tokens });
    const client = openClient(url, { token });
    await expect(client.ready()).rejects.toMatchObject({
      name: 'EarshotClientError',
      code: 'NOT_AUTHENTICATED',
      closeCode: 4401,
    });
    const reading = nextOf(client.subscribe());
    await expect(reading).rejects.toMatchObject({ code: 'NOT_AUTHENTICATED' });
  });

  it('ends a reader that names a station which is not there', async () => {
    const { url } = await serveClients();
    const reading = nextOf(openClient(url).subscribe({ stations: ['nowhere'] }));
    await expect(reading).rejects.toMatchObject({
      code: 'SUBSCRIPTION_REFUSED',
      closeCode: 4404,
      message: 'no station is named "nowhere"',
    });
  });

  it('goes on over a restart of the server, and is told what it cannot have', async () => {
    const first = await serveClients();
    const heard = readAll(openClient(first.url));
    await waitUntil(() => heard.length === 1);
    first.hub.publish('fip', titleBody('before'));
    await waitUntil(() => hasTitle(heard, 'before'));
    await first.close();
    const second = await serveClients({ port: first.port, firstSeq: 5000 });
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
    const { url, hub, heartbeats$ } = await serveClients({ limits: { highWaterBytes: 100 } });
    const client = openClient(url);
    const all = readAll(client);
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
