import { describe, expect, it } from 'vitest';
import type { ServerMessage, StationMessage } from '../../../../src/protocol/index.js';
import { createStationHub } from '../../../../src/publish/hub/station-hub.js';
import { detectionBody, predictionBody, titleBody } from '../../../helpers/fake-bodies.js';
import { connectEvents, openEvents, type EventClient } from '../../../helpers/event-client.js';
import { openLiveApi } from '../../../helpers/live-api.js';
import { waitUntil } from '../../../helpers/wait-until.js';

/** Long enough that a few hundred fill every buffer between two sockets of one machine. */
const BIG = { ...predictionBody(), top: { label: 'x'.repeat(100_000), confidence: 1 } };

const isSeq = (seq: number) => (message: ServerMessage) => 'seq' in message && message.seq === seq;

const isOf = (station: string) => (message: ServerMessage) =>
  message.type === 'prediction' && message.station === station;

const isStationMessage = (message: ServerMessage): message is StationMessage =>
  'station' in message && 'seq' in message;

const told = ({ events }: EventClient) =>
  events.map(({ message }) => message).filter(isStationMessage);

const types = ({ events }: EventClient) => events.map(({ message }) => message.type);

describe('server-sent events', () => {
  it('say the same as the WebSocket, a snapshot first', async () => {
    const { port, hub, heartbeats$ } = await openLiveApi();
    hub.publish('fip', titleBody('Solar'));
    const client = await connectEvents(port);
    expect(client.response.headers['content-type']).toContain('text/event-stream');
    await client.find(({ type }) => type === 'snapshot');
    const sent = hub.publish('fip', predictionBody());
    await client.find(({ type }) => type === 'prediction');
    heartbeats$.next();
    hub.addStation('nova', 'radio:http://nova.example/');
    await client.find(({ type }) => type === 'stations');
    expect(types(client)).toEqual([
      'welcome',
      'subscribed',
      'snapshot',
      'prediction',
      'heartbeat',
      'stations',
    ]);
    expect(client.events[3]!.message).toEqual(sent);
    expect(client.events.map(({ id }) => id)).toEqual([
      undefined,
      undefined,
      undefined,
      2,
      undefined,
      undefined,
    ]);
  });

  it('take a subscription as query parameters', async () => {
    const { port, hub } = await openLiveApi();
    const query = '?stations=ja*,nova*&events=prediction&events=metadata&topK=1&minIntervalMs=1000';
    const client = await connectEvents(port, query);
    hub.publish('fip', predictionBody());
    hub.publish('jazz', detectionBody('began'));
    hub.publish('jazz', predictionBody());
    hub.publish('jazz', predictionBody());
    hub.publish('jazz', titleBody('Solar'));
    await client.find(({ type }) => type === 'metadata');
    expect(told(client).map(({ type, seq }) => [type, seq])).toEqual([
      ['prediction', 2],
      ['metadata', 4],
    ]);
    expect(told(client)[0]).toMatchObject({ smoothed: { blues: 0.75 } });
  });

  it.each([
    ['?events=weather', 400, 'querystring.events.0'],
    ['?topK=many', 400, 'querystring.topK'],
    ['?topK=0', 400, 'querystring.topK'],
    ['?station=fip', 400, 'station'],
    ['?lastEventId=-1', 400, 'lastEventId'],
    ['?stations=nova', 404, 'nova'],
    ['?token=x', 400, 'Authorization'],
  ])('refuse %s with %i and say why', async (query, status, reason) => {
    const { port } = await openLiveApi();
    const answer = (await openEvents(port, query)) as { status: number; error: string };
    expect(answer.status).toBe(status);
    expect(answer.error).toContain(reason);
  });

  it('send what was missed since Last-Event-ID, in order and once', async () => {
    const { port, hub } = await openLiveApi();
    const first = await connectEvents(port);
    hub.publish('fip', predictionBody());
    const last = hub.publish('jazz', predictionBody());
    const { id } = await first.find(isOf('jazz'));
    first.leave();
    const missed = [
      hub.publish('fip', predictionBody()),
      hub.publish('jazz', detectionBody('began')),
      hub.publish('fip', predictionBody()),
    ];
    expect(last.seq).toBe(1);
    const second = await connectEvents(port, '', { 'last-event-id': String(id) });
    const news = hub.publish('fip', titleBody('Solar'));
    await second.find(({ type }) => type === 'metadata');
    expect(told(second)).toEqual([...missed, news]);
  });

  it('say what is held no longer', async () => {
    const hub = createStationHub({ maxHeldMessages: 2 });
    hub.addStation('fip', 'radio:http://fip.example/');
    const { port } = await openLiveApi({ hub });
    for (let count = 0; count < 5; count += 1) hub.publish('fip', predictionBody());
    const client = await connectEvents(port, '?lastEventId=1');
    await client.find(isSeq(5));
    expect(client.events.slice(3).map(({ message }) => message)).toMatchObject([
      { type: 'gap', station: 'fip', to: 3 },
      { type: 'prediction', seq: 4 },
      { type: 'prediction', seq: 5 },
    ]);
  });

  it('shrink to the newest prediction for a client that is behind, and tell it', async () => {
    const { port, hub } = await openLiveApi({ limits: { highWaterBytes: 2000 } });
    const client = await connectEvents(port, '?stations=fip');
    await client.find(({ type }) => type === 'snapshot');
    for (let count = 0; count < 50; count += 1) hub.publish('fip', predictionBody());
    hub.publish('fip', detectionBody('began'));
    await client.find(isSeq(51));
    hub.publish('fip', predictionBody());
    await client.find(isSeq(52));
    const dropped = client.events.flatMap(({ message }) =>
      message.type === 'lagged' ? [message.dropped] : [],
    );
    expect(dropped).toHaveLength(1);
    expect(told(client)).toHaveLength(52 - dropped[0]!);
    const seqs = told(client).map(({ seq }) => seq);
    expect(seqs).toEqual([...seqs].sort((one, other) => one - other));
  });

  it('end for a client that stays behind, the reason last, while others go on', async () => {
    const { port, hub } = await openLiveApi({ limits: { maxDropped: 20 } });
    const slow = await connectEvents(port);
    const quick = await connectEvents(port);
    await quick.find(({ type }) => type === 'snapshot');
    slow.response.pause();
    for (let seq = 1; slow.response.isPaused() && seq <= 300; seq += 1) {
      hub.publish('fip', BIG);
      await quick.find(isSeq(seq));
    }
    slow.response.resume();
    await slow.ended;
    expect(slow.events.at(-1)!.message).toMatchObject({ type: 'error', code: 4008 });
    expect(types(quick).filter((type) => type === 'prediction')).toHaveLength(300);
  });

  it('say goodbye when the server closes, what was said before it first', async () => {
    const { port, hub, close } = await openLiveApi();
    const client = await connectEvents(port);
    await client.find(({ type }) => type === 'snapshot');
    hub.publish('fip', predictionBody());
    await Promise.all([close(), client.ended]);
    expect(types(client).slice(-2)).toEqual(['prediction', 'error']);
    expect(client.events.at(-1)!.message).toMatchObject({ code: 1001 });
  });

  it('have room for so many clients of one address and in all', async () => {
    const crowded = await openLiveApi({ limits: { maxClientsPerAddress: 1 } });
    const client = await connectEvents(crowded.port);
    expect(await openEvents(crowded.port)).toMatchObject({ status: 429 });
    client.leave();
    await waitUntil(() => crowded.events.some(({ kind }) => kind === 'client-left'));
    await connectEvents(crowded.port);
    const full = await openLiveApi({ limits: { maxClients: 1 } });
    await connectEvents(full.port);
    expect(await openEvents(full.port)).toMatchObject({ status: 503 });
  });
});
