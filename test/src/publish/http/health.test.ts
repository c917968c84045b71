import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashToken } from '../../../../src/publish/security/hash-token.js';
import { openLiveApi } from '../../../helpers/live-api.js';

const start = async (options: Parameters<typeof openLiveApi>[0] = {}) => {
  const api = await openLiveApi(options);
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${api.port}${path}`, init);
  return { ...api, ask };
};

const FAILED = { type: 'status', state: 'failed', reason: 'HTTP 404', wallTimeMs: 1 } as const;

it('is ready while the model is loaded, and says how the sources are', async () => {
  const { ask, hub } = await start();
  hub.publish('fip', FAILED);
  const answer = await ask('/readyz');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    status: 'ready',
    model: { name: 'fake' },
    states: { failed: 1, starting: 1, running: 0, paused: 0 },
    stations: [
      { station: 'fip', state: 'failed', reason: 'HTTP 404' },
      { station: 'jazz', state: 'starting' },
    ],
  });
});

it('names no station to those who have no token, and shows them no metrics', async () => {
  const token = randomBytes(32).toString('base64url');
  const tokens = [{ name: 'grafana', role: 'reader', hash: hashToken(token) }] as const;
  const { ask } = await start({ tokens });
  const answer = await ask('/readyz');
  expect(answer.status).toBe(200);
  expect(await answer.json()).not.toHaveProperty('stations');
  expect((await ask('/healthz')).status).toBe(200);
  expect((await ask('/metrics')).status).toBe(401);
  expect((await ask('/v1/events')).status).toBe(401);
  const headers = { authorization: `Bearer ${token}` };
  expect(await (await ask('/readyz', { headers })).json()).toHaveProperty('stations');
  expect((await ask('/metrics', { headers })).status).toBe(200);
});

it.each(['/healthz', '/v1/stations', '/v1/nowhere', '/metrics'])(
  'sends %s with headers that let no browser run, frame or keep it',
  async (path) => {
    const { ask } = await start();
    const { headers } = await ask(path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  },
);

it('lets pages of allowed origins read it, and asks no token of their preflight', async () => {
  const { ask } = await start();
  const headers = { origin: 'http://localhost:3000' };
  const answer = await ask('/v1/stations', { headers });
  expect(answer.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
  const preflight = await ask('/v1/events', { method: 'OPTIONS', headers });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
  const foreign = await ask('/v1/stations', { headers: { origin: 'https://evil.example' } });
  expect(foreign.status).toBe(403);
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
});
