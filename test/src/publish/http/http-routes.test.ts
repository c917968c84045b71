import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { stationSnapshotSchema } from '../../../../src/protocol/index.js';
import { predictionBody } from '../../../helpers/fake-bodies.js';
import { connectClient, openLiveApi } from '../../../helpers/live-api.js';

const start = async (allowedHosts?: readonly string[]) => {
  const api = await openLiveApi(allowedHosts ? { allowedHosts } : {});
  api.hub.addStation('a/b ü', 'synthetic:demo');
  api.hub.publish('fip', predictionBody());
  return api;
};

const ask = async (port: number, path: string, method = 'GET', headers = {}) => {
  const asking = request({ host: '127.0.0.1', port, path, method, headers }).end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await json(response) };
};

describe('plain HTTP', () => {
  it('says that it is well', async () => {
    const { port } = await start();
    const { status, body, headers } = await ask(port, '/healthz');
    expect([status, body]).toEqual([200, { status: 'ok' }]);
    expect(headers['content-type']).toContain('application/json');
  });

  it('lists the stations as they stand', async () => {
    const { port } = await start();
    const { body } = await ask(port, '/v1/stations?x=1');
    const stations = stationSnapshotSchema.array().parse((body as { stations: unknown }).stations);
    expect(stations.map(({ station, seq }) => [station, seq])).toEqual([
      ['fip', 1],
      ['jazz', 0],
      ['a/b ü', 0],
    ]);
    expect(stations[0]!.prediction).toMatchObject({ seq: 1, state: 'unsure' });
  });

  it('shows one station, whatever its name', async () => {
    const { port } = await start();
    const { body } = await ask(port, `/v1/stations/${encodeURIComponent('a/b ü')}`);
    expect(body).toEqual({ station: 'a/b ü', uri: 'synthetic:demo', seq: 0 });
  });

  it.each([
    ['/v1/stations/nova', 'GET', 404],
    ['/v1/stations/%E0%A4%A', 'GET', 400],
    ['/v1/stations/', 'GET', 404],
    ['/v1/stations/__proto__', 'GET', 404],
    ['/nothing', 'GET', 404],
    ['/', 'POST', 405],
    ['//', 'GET', 404],
    ['/v1/ws', 'GET', 426],
    ['/v1/stations', 'POST', 405],
  ])('answers %s by %s with %i and says why', async (path, method, expected) => {
    const { port } = await start();
    const { status, body } = await ask(port, path, method);
    expect(status).toBe(expected);
    expect(body).toMatchObject({
      error: { code: expected, message: expect.any(String) as string },
    });
  });

  it('is not read by pages elsewhere, neither by HTTP nor by WebSocket', async () => {
    const { port, url } = await start();
    const rebound = { host: `evil.example:${port}` };
    expect((await ask(port, '/v1/stations', 'GET', rebound)).status).toBe(403);
    expect(
      (await ask(port, '/v1/stations', 'GET', { origin: 'https://evil.example' })).status,
    ).toBe(403);
    await expect(connectClient(url, { headers: rebound })).rejects.toThrow('403');
    await expect(connectClient(url, { origin: 'https://evil.example' })).rejects.toThrow('403');
    await expect(connectClient(url, { origin: 'null' })).rejects.toThrow('403');
    await connectClient(url, { origin: 'http://localhost:3000' });
  });

  it('serves under the names it was given', async () => {
    const { url } = await start(['radio.example']);
    const headers = { host: 'radio.example' };
    await connectClient(url, { origin: 'https://radio.example', headers });
  });

  it('has its WebSocket nowhere else', async () => {
    const { port } = await start();
    await expect(connectClient(`ws://127.0.0.1:${port}/v2/ws`)).rejects.toThrow('404');
  });
});
