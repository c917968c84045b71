import type { RequestListener } from 'node:http';
import { firstValueFrom, filter } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../../src/config/parse-config.js';
import type { StationState } from '../../../../../src/protocol/index.js';
import { SAMPLE_RATE_HZ } from '../../../../../streams/index.js';
import { startControlServer } from '../../../../helpers/control-server.js';
import { encodeWav } from '../../../../helpers/encode-wav.js';
import { connectClient, type TestClient } from '../../../../helpers/live-api.js';
import { makeSine } from '../../../../helpers/make-sine.js';
import { serveHttp, type TestServer } from '../../../../helpers/serve-http.js';
import { waitUntil } from '../../../../helpers/wait-until.js';

const tone = encodeWav(makeSine(500, SAMPLE_RATE_HZ, 5), SAMPLE_RATE_HZ);

type Api = Awaited<ReturnType<typeof startControlServer>>;

describe('the control API', () => {
  let radio: TestServer;
  let inside: TestServer;
  let answer: RequestListener;
  let askedInside = 0;
  let api: Api;
  let client: TestClient | undefined;
  const open = async (options: Parameters<typeof startControlServer>[0] = {}) => {
    await api?.close();
    api = await startControlServer(options);
  };

  beforeEach(async () => {
    askedInside = 0;
    answer = (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'audio/wav' }).write(tone);
    };
    radio = await serveHttp((request, response) => answer(request, response));
    inside = await serveHttp((_request, response) => {
      askedInside += 1;
      response.end('secret');
    }, '127.0.0.2');
    api = await startControlServer();
  });
  afterEach(async () => {
    client?.socket.terminate();
    client = undefined;
    await api.close();
    await Promise.all([radio.close(), inside.close()]);
  });

  const state = async (station: string, wanted: StationState) => {
    if (api.hub.snapshot(station)?.status?.state === wanted) return;
    const isIt = filter<{ station: string; type: string }>(
      (message) => message.station === station && 'state' in message && message.state === wanted,
    );
    await firstValueFrom(api.hub.messages$.pipe(isIt));
  };
  const add = (name = 'jazz', place = `radio:${radio.url}/`) =>
    api.ask('POST', '/v1/stations', { name, source: place });
  const connect = async (): Promise<TestClient> => {
    client = await connectClient(api.url, {
      headers: { authorization: `Bearer ${api.tokens.reader}` },
    });
    return client;
  };

  it('adds a station that is heard at once, tells everyone and writes it down', async () => {
    const { find } = await connect();
    const { status, headers, body } = await add();
    expect(status).toBe(201);
    expect(headers.get('location')).toBe('/v1/stations/jazz');
    expect(body).toMatchObject({
      station: { station: 'jazz', uri: `radio:${radio.url}/` },
      persisted: true,
    });
    await find((message) => message.type === 'stations' && message.stations.length === 1);
    await state('jazz', 'running');
    const text = await api.config();
    expect(text).toContain('# kept');
    expect(text).toContain('# calm');
    expect(parseConfig(text, '').stations).toEqual([
      { name: 'jazz', source: `radio:${radio.url}/`, publicOnly: true },
    ]);
  });

  it('names a station after its source when no name is given, numbered where it is taken', async () => {
    for (const name of ['demo', 'demo-2']) {
      const { body } = await api.ask('POST', '/v1/stations', { source: 'synthetic:demo' });
      expect(body).toMatchObject({ station: { station: name } });
    }
  });

  it('closes the source of a paused station and opens it again', async () => {
    await add();
    await state('jazz', 'running');
    const paused = await api.ask('POST', '/v1/stations/jazz/pause');
    expect(paused.body).toMatchObject({
      station: { status: { state: 'paused' } },
      persisted: true,
    });
    await waitUntil(() => radio.connections() === 0);
    expect(parseConfig(await api.config(), '').stations).toMatchObject([{ paused: true }]);
    expect((await api.ask('POST', '/v1/stations/jazz/pause')).status).toBe(200);
    const resumed = await api.ask('POST', '/v1/stations/jazz/resume');
    expect(resumed).toMatchObject({ status: 200, body: { persisted: true } });
    await state('jazz', 'running');
    expect(radio.connections()).toBe(1);
    expect(parseConfig(await api.config(), '').stations[0]).not.toHaveProperty('paused');
  });

  it('resumes a station that failed', async () => {
    answer = (_request, response) => response.writeHead(404).end();
    await add();
    await state('jazz', 'failed');
    answer = (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'audio/wav' }).write(tone);
    };
    expect((await api.ask('POST', '/v1/stations/jazz/resume')).status).toBe(200);
    await state('jazz', 'running');
  });

  it('forgets a station that is removed, whose last word is that it stopped', async () => {
    const { find, subscribe } = await connect();
    await subscribe('all');
    await add();
    await state('jazz', 'running');
    const { status, body } = await api.ask('DELETE', '/v1/stations/jazz');
    expect({ status, body }).toEqual({ status: 200, body: { persisted: true } });
    await find((message) => message.type === 'status' && message.state === 'stopped');
    await waitUntil(() => radio.connections() === 0);
    expect((await api.ask('GET', '/v1/stations/jazz')).status).toBe(404);
    expect((await api.ask('DELETE', '/v1/stations/jazz')).status).toBe(404);
    expect(parseConfig(await api.config(), '').stations).toEqual([]);
    expect((await add()).status).toBe(201);
  });

  it('does nothing for readers and for those without a token', async () => {
    const requests = [
      ['POST', '/v1/stations', { source: 'synthetic:demo' }],
      ['DELETE', '/v1/stations/demo'],
      ['POST', '/v1/stations/demo/pause'],
      ['POST', '/v1/stations/demo/resume'],
      ['PATCH', '/v1/settings', { smoothing: { halfLifeSeconds: 9 } }],
      ['GET', '/v1/models'],
      ['PUT', '/v1/model', { model: 'hybrid' }],
    ] as const;
    for (const [method, route, body] of requests) {
      expect((await api.ask(method, route, body, api.tokens.reader)).status).toBe(403);
      expect((await api.ask(method, route, body, '')).status).toBe(401);
    }
    expect(api.hub.snapshots()).toEqual([]);
    expect((await api.ask('GET', '/v1/settings', undefined, api.tokens.reader)).body).toMatchObject(
      { smoothing: { halfLifeSeconds: 2 } },
    );
    expect(api.events.filter(({ kind }) => kind === 'controlled')).toEqual([]);
  });

  it.each([
    ['an address inside', () => `radio:${inside.url}/`],
    ['a bare address inside', () => `${inside.url}/`],
    ['its number', () => `radio:http://2130706434:${inside.port}/`],
    ['IPv6 loopback', () => `radio:http://[::1]:${inside.port}/`],
    ['the metadata of a cloud', () => 'radio:http://169.254.169.254/latest/meta-data/'],
    ['a file', () => 'file:/etc/passwd'],
    ['a microphone', () => 'microphone:'],
  ])('refuses %s at once', async (_kind, source) => {
    const { status, body } = await add('spy', source());
    expect({ status, body }).toMatchObject({ status: 403, body: { error: { code: 403 } } });
    expect(api.hub.snapshots()).toEqual([]);
    expect(await api.config()).toContain('stations: []');
    expect(askedInside).toBe(0);
  });

  it('does not tell by a bare path whether there is such a file', async () => {
    const [there, missing] = await Promise.all([
      add('a', '/etc/passwd'),
      add('b', '/etc/no-such-file'),
    ]);
    expect(there.status).toBe(400);
    expect(JSON.stringify(missing.body).replace('no-such-file', 'passwd')).toBe(
      JSON.stringify(there.body),
    );
  });

  it.each(['redirect', 'playlist', 'segment'])('follows no %s inside', async (way) => {
    const segments = [1, 2, 3].map((each) => `#EXTINF:1,\n${inside.url}/${each}.aac\n`).join('');
    const bodies: Readonly<Record<string, string>> = {
      playlist: `#EXTM3U\n${inside.url}/\n`,
      segment: `#EXTM3U\n#EXT-X-TARGETDURATION:1\n${segments}#EXT-X-ENDLIST\n`,
    };
    answer = (_request, response) => {
      if (way === 'redirect') response.writeHead(302, { Location: inside.url }).end();
      else response.end(bodies[way]);
    };
    expect((await add()).status).toBe(201);
    await state('jazz', 'failed');
    expect(api.hub.snapshot('jazz')?.status?.reason).toContain('expected a public address');
    expect(askedInside).toBe(0);
  });

  it('reaches inside when the configuration allows it', async () => {
    await open({ adding: { decoder: 'wasm', allowPrivateAddresses: true } });
    expect((await add('spy', `radio:${inside.url}/`)).status).toBe(201);
    await waitUntil(() => askedInside > 0);
    expect(parseConfig(await api.config(), '').stations[0]).not.toHaveProperty('publicOnly');
  });

  it.each([
    ['no source', {}],
    ['an unknown field', { source: 'synthetic:demo', volume: 3 }],
    ['a scheme that is none', { source: 'gopher:hole' }],
    ['music that is none', { source: 'synthetic:nothing' }],
    ['an address that is none', { source: 'radio:ftp://radio.example/' }],
    ['control characters', { name: 'a\u001b[2J', source: 'synthetic:demo' }],
    ['a pattern as a name', { name: 'f*', source: 'synthetic:demo' }],
    ['a name without end', { name: 'a'.repeat(201), source: 'synthetic:demo' }],
    ['a prototype', '{"source": "synthetic:demo", "__proto__": {"polluted": true}}'],
    ['broken JSON', '{'],
    ['nothing', 'null'],
  ])('answers 400 to %s', async (_kind, body) => {
    const { status, body: said } = await api.ask('POST', '/v1/stations', body);
    expect({ status, said }).toMatchObject({ status: 400, said: { error: { code: 400 } } });
    expect(api.hub.snapshots()).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
  });

  it('refuses a name that is taken, and more stations than there may be', async () => {
    await open({ maxStations: 2 });
    expect((await add('a')).status).toBe(201);
    expect((await add('a')).status).toBe(409);
    const rest = await Promise.all(['b', 'c', 'd'].map((name) => add(name)));
    expect(rest.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('changes settings one by one and refuses what makes no sense together', async () => {
    const change = { smoothing: { halfLifeSeconds: 5 }, detection: { enter: 0.5 } };
    const { status, body } = await api.ask('PATCH', '/v1/settings', change);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      smoothing: { halfLifeSeconds: 5, silenceBelowDb: -60 },
      detection: { enter: 0.5, lead: 0.25 },
      persisted: true,
    });
    expect(await api.config()).toContain('  halfLifeSeconds: 5 # calm');
    const bad = await api.ask('PATCH', '/v1/settings', { detection: { leave: 0.6 } });
    expect(bad).toMatchObject({ status: 400 });
    expect((await api.ask('PATCH', '/v1/settings', { detection: { enter: 2 } })).status).toBe(400);
    expect((await api.ask('GET', '/v1/settings')).body).toMatchObject(change);
  });

  it('says who changed what, and nothing of addresses', async () => {
    await add('jazz', `radio:${radio.url.replace('//', '//me:password@')}/`);
    const said = api.events.filter(({ kind }) => kind === 'controlled');
    expect(said).toEqual([
      { kind: 'controlled', by: 'the operator', change: 'POST /v1/stations', status: 201 },
    ]);
    expect(JSON.stringify(api.hub.snapshots())).not.toContain('password');
  });

  it('makes a change that cannot be written down all the same, and says so', async () => {
    await api.writeConfig('stations: {');
    expect((await add()).body).toMatchObject({
      persisted: false,
      reason: expect.stringContaining('earshot.yaml:1') as string,
    });
    expect(await api.config()).toBe('stations: {');
    await open({ file: undefined });
    expect((await add()).body).toMatchObject({
      persisted: false,
      reason: expect.stringContaining('not started by') as string,
    });
  });
});
