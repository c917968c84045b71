import { describe, expect, it } from 'vitest';
import { createToken } from '../../../../src/publish/security/create-token.js';
import { hashToken } from '../../../../src/publish/security/hash-token.js';
import { connectClient, startLiveApi } from '../../../helpers/live-api.js';
import {
  openSecuredApi,
  ask,
  bearing,
  enter,
  knock,
  reader,
} from '../../../helpers/secured-api.js';

describe('a server on an address that others can reach', () => {
  it.each(['0.0.0.0', '::', '192.0.2.1', 'example.org', '127.evil.example'])(
    'does not start on %s without tokens, and says why',
    async (host) => {
      await expect(startLiveApi({ host })).rejects.toMatchObject({
        name: 'ServerStartError',
        code: 'ADDRESS_NOT_ALLOWED',
        message: expect.stringMatching(
          /^cannot listen on \S+ without tokens, .*earshot token create/,
        ) as string,
      });
    },
  );

  it('starts with tokens, and does not go on without any', async () => {
    const { port, reload } = await openSecuredApi({ host: '0.0.0.0' });
    expect((await ask(port, '/v1/stations', bearing(reader))).status).toBe(200);
    await expect(reload({ tokens: [] })).rejects.toMatchObject({ code: 'ADDRESS_NOT_ALLOWED' });
    expect((await ask(port, '/v1/stations')).status).toBe(401);
  });

  it('listens on loopback unless told otherwise', async () => {
    expect((await openSecuredApi()).host).toBe('127.0.0.1');
  });
});

describe('what is secret', () => {
  it('repeats no token in any answer, message or event', async () => {
    const { port, url, events } = await openSecuredApi();
    const wrong = createToken();
    const said: unknown[] = [
      await ask(port, '/v1/stations', bearing(wrong)),
      await ask(port, `/v1/stations/${wrong}?token=${wrong}`),
      await ask(port, `/v1/events?stations=${wrong}`, bearing(reader)),
      await knock(url, { type: 'authenticate', token: wrong }),
      await enter(url, reader),
      await connectClient(`${url}?token=${wrong}`).catch((error: Error) => error.message),
    ];
    const all = JSON.stringify([said, events]);
    expect(all).not.toContain(wrong);
    expect(all).not.toContain(reader);
    expect(all).not.toContain(hashToken(reader).slice(7));
  });
});
