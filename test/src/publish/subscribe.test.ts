import { describe, expect, it } from 'vitest';
import { connectClient, openLiveApi } from '../../helpers/live-api.js';
import { predictionBody, titleBody } from '../../helpers/fake-bodies.js';

const start = async () => {
  const api = await openLiveApi();
  return { ...api, client: await connectClient(api.url) };
};

describe('a client of the real server', () => {
  it('subscribes by pattern and is told of stations that come and go', async () => {
    const { hub, client } = await start();
    expect(await client.subscribe('a', { stations: ['f*'] })).toMatchObject({
      stations: [{ station: 'fip' }],
    });
    hub.addStation('funk', 'radio:http://funk.example/');
    expect(await client.find(({ type }) => type === 'stations')).toEqual({
      type: 'stations',
      stations: [
        { station: 'fip', uri: 'radio:http://fip.example/', seq: 0 },
        { station: 'jazz', uri: 'radio:http://jazz.example/', seq: 0 },
        { station: 'funk', uri: 'radio:http://funk.example/', seq: 0 },
      ],
      wallTimeMs: 5000,
    });
    hub.publish('jazz', titleBody('x'));
    hub.publish('funk', titleBody('y'));
    expect(await client.find(({ type }) => type === 'metadata')).toMatchObject({ station: 'funk' });
    hub.removeStation('funk');
    const gone = await client.find(
      (message) => message.type === 'stations' && message.stations.length === 2,
    );
    expect(gone).toBeDefined();
  });

  it('gets as many labels as each subscription asks for', async () => {
    const { hub, client, url } = await start();
    const other = await connectClient(url);
    await client.subscribe('a', { topK: 1 });
    await other.subscribe('a');
    hub.publish('fip', predictionBody());
    const [short, whole] = await Promise.all(
      [client, other].map(({ find }) => find(({ type }) => type === 'prediction')),
    );
    expect(short).toMatchObject({ smoothed: { blues: 0.75 }, top: { label: 'blues' } });
    expect(short).not.toHaveProperty('smoothed.rock');
    expect(whole).toHaveProperty('smoothed.rock', 0.25);
  });

  it('misses nothing of what is held, however much that is, and then what is new', async () => {
    const { hub, client } = await start();
    for (let nth = 0; nth < 602; nth += 1) hub.publish('fip', predictionBody(nth));
    await client.subscribe('a', { since: 0 });
    hub.publish('fip', titleBody('end'));
    await client.find(({ type }) => type === 'metadata');
    const seqs = client.messages.flatMap((message) => ('seq' in message ? [message.seq] : []));
    expect(client.messages[3]).toEqual({ type: 'gap', station: 'fip', from: 1, to: 2 });
    expect(seqs).toEqual(Array.from({ length: 601 }, (_, index) => index + 3));
  });

  it('is told with its id what was wrong, and goes on with what was right', async () => {
    const { hub, client } = await start();
    await client.subscribe('good', { events: ['metadata'] });
    client.send({ type: 'subscribe', id: 'bad', stations: ['fip'], minIntervalMs: -1 });
    client.send({ type: 'subscribe', id: 'unknown', stations: ['fip', 'nova'] });
    await client.find((message) => message.type === 'error' && message.id === 'bad');
    await client.find((message) => message.type === 'error' && message.code === 4404);
    hub.publish('jazz', titleBody('x'));
    expect(await client.find(({ type }) => type === 'metadata')).toMatchObject({ title: 'x' });
    client.send({ type: 'unsubscribe', id: 'good' });
    await client.find(({ type }) => type === 'unsubscribed');
    hub.publish('jazz', titleBody('y'));
    await client.subscribe('last');
    expect(client.messages.filter(({ type }) => type === 'metadata')).toHaveLength(1);
  });
});
