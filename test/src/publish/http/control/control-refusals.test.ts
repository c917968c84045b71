import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../../src/config/parse-config.js';
import { useControlServer } from '../../../../helpers/use-control-server.js';
import { waitUntil } from '../../../../helpers/wait-until.js';

describe('the control API when asked for what it should not do', () => {
  const { api, inside, answer, askedInside, state, add, open } = useControlServer();

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
      expect((await api().ask(method, route, body, api().tokens.reader)).status).toBe(403);
      expect((await api().ask(method, route, body, '')).status).toBe(401);
    }
    expect(api().hub.snapshots()).toEqual([]);
    expect(
      (await api().ask('GET', '/v1/settings', undefined, api().tokens.reader)).body,
    ).toMatchObject({ smoothing: { halfLifeSeconds: 2 } });
    expect(api().events.filter(({ kind }) => kind === 'controlled')).toEqual([]);
  });

  it.each([
    ['an address inside', () => `radio:${inside().url}/`],
    ['a bare address inside', () => `${inside().url}/`],
    ['its number', () => `radio:http://2130706434:${inside().port}/`],
    ['IPv6 loopback', () => `radio:http://[::1]:${inside().port}/`],
    ['the metadata of a cloud', () => 'radio:http://169.254.169.254/latest/meta-data/'],
    ['a file', () => 'file:/etc/passwd'],
    ['a microphone', () => 'microphone:'],
  ])('refuses %s at once', async (_kind, source) => {
    const { status, body } = await add('spy', source());
    expect({ status, body }).toMatchObject({ status: 403, body: { error: { code: 403 } } });
    expect(api().hub.snapshots()).toEqual([]);
    expect(await api().config()).toContain('stations: []');
    expect(askedInside()).toBe(0);
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
    const segments = [1, 2, 3].map((each) => `#EXTINF:1,\n${inside().url}/${each}.aac\n`).join('');
    const bodies: Readonly<Record<string, string>> = {
      playlist: `#EXTM3U\n${inside().url}/\n`,
      segment: `#EXTM3U\n#EXT-X-TARGETDURATION:1\n${segments}#EXT-X-ENDLIST\n`,
    };
    answer((_request, response) => {
      if (way === 'redirect') response.writeHead(302, { Location: inside().url }).end();
      else response.end(bodies[way]);
    });
    expect((await add()).status).toBe(201);
    await state('jazz', 'failed');
    expect(api().hub.snapshot('jazz')?.status?.reason).toContain('expected a public address');
    expect(askedInside()).toBe(0);
  });

  it('reaches inside when the configuration allows it', async () => {
    await open({ adding: () => ({ decoder: 'wasm', allowPrivateAddresses: true }) });
    expect((await add('spy', `radio:${inside().url}/`)).status).toBe(201);
    await waitUntil(() => askedInside() > 0);
    expect(parseConfig(await api().config(), '').stations[0]).not.toHaveProperty('publicOnly');
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
    const { status, body: said } = await api().ask('POST', '/v1/stations', body);
    expect({ status, said }).toMatchObject({ status: 400, said: { error: { code: 400 } } });
    expect(api().hub.snapshots()).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
  });

  it('refuses a name that is taken, and more stations than there may be', async () => {
    await open({ maxStations: 2 });
    expect((await add('a')).status).toBe(201);
    expect((await add('a')).status).toBe(409);
    const rest = await Promise.all(['b', 'c', 'd'].map((name) => add(name)));
    expect(rest.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('takes no order from a web page elsewhere, whose token a browser might send', async () => {
    const response = await fetch(
      `${api().url.replace('ws', 'http').replace('/v1/ws', '')}/v1/stations`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${api().tokens.operator}`,
          origin: 'https://elsewhere.example',
          'content-type': 'text/plain',
        },
        body: JSON.stringify({ source: 'synthetic:demo' }),
      },
    );
    expect(response.status).toBe(403);
    expect(api().hub.snapshots()).toEqual([]);
  });

  it.each(['nothing', '../hybrid', '/etc', '.', ''])(
    'looks for no model called %j outside the saved ones',
    async (model) => {
      const { status, body } = await api().ask('PUT', '/v1/model', { model });
      expect([400, 404]).toContain(status);
      expect(JSON.stringify(body)).not.toContain('manifest');
      expect(await api().config()).not.toContain('model');
    },
  );
});
