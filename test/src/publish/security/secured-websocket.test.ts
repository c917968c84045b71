import { describe, expect, it } from 'vitest';
import { createToken } from '../../../../src/publish/security/create-token.js';
import { predictionBody } from '../../../helpers/fake-bodies.js';
import { connectClient } from '../../../helpers/live-api.js';
import {
  openSecuredApi,
  TOKENS,
  bearing,
  enter,
  knock,
  operator,
  reader,
} from '../../../helpers/secured-api.js';

describe('a WebSocket where tokens are wanted', () => {
  it('greets who comes with the header, with the role of the token', async () => {
    const { url, events } = await openSecuredApi();
    const { messages } = await connectClient(url, { headers: bearing(operator) });
    expect(messages[0]).toMatchObject({ type: 'welcome', role: 'operator' });
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: 'client-joined',
        identity: { name: 'boss', role: 'operator' },
      }),
    );
  });

  it('asks who comes without one first, and says nothing else before the token', async () => {
    const { url } = await openSecuredApi();
    expect(await enter(url, reader)).toMatchObject([
      { type: 'challenge', protocol: 'earshot.v1', withinSeconds: 10 },
      { type: 'welcome', role: 'reader' },
    ]);
  });

  it('answers a wrong header before the WebSocket is open', async () => {
    const { url } = await openSecuredApi();
    await expect(connectClient(url, { headers: bearing(createToken()) })).rejects.toThrow('401');
    await expect(connectClient(url, { headers: { authorization: 'Basic YTpi' } })).rejects.toThrow(
      '401',
    );
  });

  it('closes with 4401 for a wrong token, and for anything else than a token', async () => {
    const { url } = await openSecuredApi();
    for (const [answer, expected] of [
      [{ type: 'authenticate', token: createToken() }, 4401],
      [{ type: 'subscribe', id: 'a' }, 4401],
      [{ type: 'authenticate' }, 4400],
    ] as const) {
      const { messages, code } = await knock(url, answer);
      expect(messages).toMatchObject([{ type: 'challenge' }, { type: 'error', code: expected }]);
      expect(code).toBe(expected);
    }
  });

  it('closes with 4408 when no token comes in time', async () => {
    const { url } = await openSecuredApi({ limits: { authenticateSeconds: 0.02 } });
    const { messages, code } = await knock(url);
    expect(messages).toMatchObject([{ type: 'challenge' }, { type: 'error', code: 4408 }]);
    expect(code).toBe(4408);
  });

  it('refuses a token in the address, even a right one', async () => {
    const { url } = await openSecuredApi();
    await expect(connectClient(`${url}?token=${reader}`)).rejects.toThrow('400');
    await expect(connectClient(`${url}?x=${reader}`, { headers: bearing(reader) })).rejects.toThrow(
      '400',
    );
  });

  it('closes with 4401 when the token is revoked, and nobody else', async () => {
    const { url, reload, hub } = await openSecuredApi();
    const gone = await connectClient(url, { headers: bearing(reader) });
    const stays = await connectClient(url, { headers: bearing(operator) });
    await stays.subscribe('a');
    await reload({ tokens: [TOKENS[1]] });
    expect(await gone.closed).toMatchObject({ code: 4401 });
    hub.publish('fip', predictionBody());
    await stays.find(({ type }) => type === 'prediction');
    await expect(connectClient(url, { headers: bearing(reader) })).rejects.toThrow('401');
  });
});
