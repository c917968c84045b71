import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createToken } from '../../../../src/publish/security/create-token.js';
import {
  openSecuredApi,
  TOKENS,
  ask,
  bearing,
  operator,
  reader,
} from '../../../helpers/secured-api.js';

describe('HTTP where tokens are wanted', () => {
  it('is served to who brings one; others are told how', async () => {
    const { port } = await openSecuredApi();
    const { status, headers, body } = await ask(port, '/v1/stations');
    expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer']);
    expect(body).toContain('Authorization: Bearer');
    expect((await ask(port, '/v1/stations', bearing(reader))).status).toBe(200);
    expect((await ask(port, `/v1/stations?access_token=${reader}`)).status).toBe(400);
  });

  it('wants one on every path but the sign of life and the page, which asks for it', async () => {
    const { port } = await openSecuredApi();
    expect((await ask(port, '/healthz')).status).toBe(200);
    expect((await ask(port, '/')).status).toBe(200);
    const paths = ['/v1/stations', '/v1/stations/fip', '/v1/events', '/metrics', '/nothing'];
    for (const path of paths) expect([path, (await ask(port, path)).status]).toEqual([path, 401]);
  });

  it('lets operators change things, and no reader', async () => {
    const { port } = await openSecuredApi({
      plugins: [
        (app) => {
          app.post('/v1/change', { config: { access: 'operator' } }, () => ({ done: true }));
          return Promise.resolve();
        },
      ],
    });
    const change = (headers: object) => ask(port, '/v1/change', headers, 'POST');
    expect((await change(bearing(operator))).status).toBe(200);
    expect(await change(bearing(reader))).toMatchObject({
      status: 403,
      body: expect.stringContaining('operator') as string,
    });
    expect((await change({})).status).toBe(401);
  });

  it('cuts a stream of events when its token is revoked', async () => {
    const { port, reload } = await openSecuredApi();
    const asking = request({ port, path: '/v1/events', headers: bearing(reader) }).end();
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(200);
    response.resume().on('error', () => {});
    const ended = new Promise((resolve) => response.once('close', resolve));
    await reload({ tokens: [TOKENS[1]] });
    await ended;
    expect(response.complete).toBe(false);
  });

  it('looks at no token of an address after ten wrong ones; other addresses are served', async () => {
    const { port } = await openSecuredApi({ trustedProxies: ['127.0.0.1'] });
    const from = (address: string, token: string) =>
      ask(port, '/v1/stations', { ...bearing(token), 'x-forwarded-for': address });
    for (let wrong = 0; wrong < 10; wrong += 1) {
      expect((await from('203.0.113.5', createToken())).status).toBe(401);
    }
    const { status, headers } = await from('203.0.113.5', reader);
    expect([status, headers['retry-after']]).toEqual([429, '10']);
    expect((await from('203.0.113.6', reader)).status).toBe(200);
  });

  it('sends headers that keep browsers from running, framing, caching or sniffing answers', async () => {
    const { port } = await openSecuredApi();
    for (const headers of [bearing(reader), {}]) {
      expect((await ask(port, '/v1/stations', headers)).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'none'") as string,
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
    }
  });
});
