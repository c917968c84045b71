import { afterEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../../src/config/parse-config.js';
import { defaultJudgingOptions } from '../../../../../src/smoothing/judge-state.js';
import { defaultSmoothingOptions } from '../../../../../src/smoothing/smooth-scores.js';
import { connectClient, type TestClient } from '../../../../helpers/live-api.js';
import { useControlServer } from '../../../../helpers/use-control-server.js';
import { waitUntil } from '../../../../helpers/wait-until.js';

describe('the control API', () => {
  const { api, radio, answer, state, add, open } = useControlServer();
  let client: TestClient | undefined;
  afterEach(() => client?.socket.terminate());
  const connect = async (): Promise<TestClient> => {
    client = await connectClient(api().url, {
      headers: { authorization: `Bearer ${api().tokens.reader}` },
    });
    return client;
  };

  it('adds a station that is heard at once, tells everyone and writes it down', async () => {
    const { find } = await connect();
    const { status, headers, body } = await add();
    expect(status).toBe(201);
    expect(headers.get('location')).toBe('/v1/stations/jazz');
    expect(body).toMatchObject({
      station: { station: 'jazz', uri: `radio:${radio().url}/` },
      persisted: true,
    });
    await find((message) => message.type === 'stations' && message.stations.length === 1);
    await state('jazz', 'running');
    const text = await api().config();
    expect(text).toContain('# kept');
    expect(text).toContain('# calm');
    expect(parseConfig(text, '').stations).toEqual([
      { name: 'jazz', source: `radio:${radio().url}/`, publicOnly: true },
    ]);
  });

  it('names a station after its source when no name is given, numbered where it is taken', async () => {
    for (const name of ['demo', 'demo-2']) {
      const { body } = await api().ask('POST', '/v1/stations', { source: 'synthetic:demo' });
      expect(body).toMatchObject({ station: { station: name } });
    }
  });

  it('closes the source of a paused station and opens it again', async () => {
    await add();
    await state('jazz', 'running');
    const paused = await api().ask('POST', '/v1/stations/jazz/pause');
    expect(paused.body).toMatchObject({
      station: { status: { state: 'paused' } },
      persisted: true,
    });
    await waitUntil(() => radio().connections() === 0);
    expect(parseConfig(await api().config(), '').stations).toMatchObject([{ paused: true }]);
    expect((await api().ask('POST', '/v1/stations/jazz/pause')).status).toBe(200);
    const resumed = await api().ask('POST', '/v1/stations/jazz/resume');
    expect(resumed).toMatchObject({ status: 200, body: { persisted: true } });
    await state('jazz', 'running');
    expect(radio().connections()).toBe(1);
    expect(parseConfig(await api().config(), '').stations[0]).not.toHaveProperty('paused');
  });

  it('resumes a station that failed', async () => {
    answer((_request, response) => response.writeHead(404).end());
    await add();
    await state('jazz', 'failed');
    answer();
    expect((await api().ask('POST', '/v1/stations/jazz/resume')).status).toBe(200);
    await state('jazz', 'running');
  });

  it('forgets a station that is removed, whose last word is that it stopped', async () => {
    const { find, subscribe } = await connect();
    await subscribe('all');
    await add();
    await state('jazz', 'running');
    const { status, body } = await api().ask('DELETE', '/v1/stations/jazz');
    expect({ status, body }).toEqual({ status: 200, body: { persisted: true } });
    await find((message) => message.type === 'status' && message.state === 'stopped');
    await waitUntil(() => radio().connections() === 0);
    expect((await api().ask('GET', '/v1/stations/jazz')).status).toBe(404);
    expect((await api().ask('DELETE', '/v1/stations/jazz')).status).toBe(404);
    expect(parseConfig(await api().config(), '').stations).toEqual([]);
    expect((await add()).status).toBe(201);
  });

  it('changes settings one by one and refuses what makes no sense together', async () => {
    const change = { smoothing: { halfLifeSeconds: 5 }, detection: { enter: 0.5 } };
    const { status, body } = await api().ask('PATCH', '/v1/settings', change);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      smoothing: { halfLifeSeconds: 5, silenceBelowDb: defaultSmoothingOptions.silenceBelowDb },
      detection: { enter: 0.5, lead: defaultJudgingOptions.lead },
      persisted: true,
    });
    expect(await api().config()).toContain('  halfLifeSeconds: 5 # calm');
    const bad = await api().ask('PATCH', '/v1/settings', { detection: { enter: 0.1, leave: 0.6 } });
    expect(bad).toMatchObject({ status: 400 });
    expect((await api().ask('PATCH', '/v1/settings', { detection: { enter: 2 } })).status).toBe(
      400,
    );
    expect((await api().ask('GET', '/v1/settings')).body).toMatchObject(change);
  });

  it('stands in the OpenAPI document with what it takes and gives', async () => {
    const { body } = await api().ask('GET', '/v1/openapi.json');
    const { paths } = body as { paths: Record<string, Record<string, object>> };
    const change = { security: [{ bearer: [] }], responses: expect.any(Object) as object };
    expect(paths).toMatchObject({
      '/v1/stations': { post: { ...change, requestBody: expect.any(Object) as object } },
      '/v1/stations/{name}': { delete: change },
      '/v1/stations/{name}/pause': { post: change },
      '/v1/stations/{name}/resume': { post: change },
      '/v1/settings': { get: change, patch: { requestBody: expect.any(Object) as object } },
      '/v1/models': { get: change },
      '/v1/model': { put: { ...change, requestBody: expect.any(Object) as object } },
    });
  });

  it('says who changed what, and nothing of addresses', async () => {
    await add('jazz', `radio:${radio().url.replace('//', '//me:password@')}/`);
    const said = api().events.filter(({ kind }) => kind === 'controlled');
    expect(said).toEqual([
      { kind: 'controlled', by: 'the operator', change: 'POST /v1/stations', status: 201 },
    ]);
    expect(JSON.stringify(api().hub.snapshots())).not.toContain('password');
  });

  it('makes a change that cannot be written down all the same, and says so', async () => {
    await api().writeConfig('stations: {');
    expect((await add()).body).toMatchObject({
      persisted: false,
      reason: expect.stringContaining('earshot.yaml:1') as string,
    });
    expect(await api().config()).toBe('stations: {');
    await open({ file: undefined });
    expect((await add()).body).toMatchObject({
      persisted: false,
      reason: expect.stringContaining('not started by') as string,
    });
  });

  it('goes on with another model, tells everyone and writes it down', async () => {
    const { find } = await connect();
    const { status, body } = await api().ask('PUT', '/v1/model', { model: 'hybrid' });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { model: { name: 'hybrid', engine: 'wasm' }, persisted: true },
    });
    await find((message) => message.type === 'model' && message.model.name === 'hybrid');
    expect(await api().config()).toContain('model: hybrid\n');
    const { body: saved } = await api().ask('GET', '/v1/models');
    expect(saved).toMatchObject({
      models: expect.arrayContaining([
        { name: 'hybrid', origin: 'shipped', hash: expect.any(String) as string },
      ]) as object[],
    });
    expect(JSON.stringify(saved)).not.toContain('/');
  });
});
