import { describe, expect, it, vi } from 'vitest';
import { createGate } from '../../../../src/publish/security/gate.js';
import { createToken } from '../../../../src/publish/security/create-token.js';
import { hashToken } from '../../../../src/publish/security/hash-token.js';
import type { Identity } from '../../../../src/publish/security/access.js';

const reader = createToken();
const operator = createToken();
const TOKENS = [
  { name: 'kitchen', role: 'reader', hash: hashToken(reader) },
  { name: 'boss', role: 'operator', hash: hashToken(operator) },
] as const;

const request = (headers: object = {}, url = '/v1/ws') => ({
  headers: { host: 'localhost:8765', ...headers },
  socket: { remoteAddress: '203.0.113.5' },
  url,
});
const bearing = (token: string) => request({ authorization: `Bearer ${token}` });

describe('createGate without tokens', () => {
  it('lets everyone read, and control only where the configuration says so', () => {
    expect(createGate().authorise(request())).toMatchObject({ identity: { role: 'reader' } });
    expect(createGate({ control: true }).authorise(request())).toMatchObject({
      identity: { name: 'anonymous', role: 'operator' },
    });
  });

  it('takes tokens that nobody asked for without a look', () => {
    expect(createGate().authorise(bearing(reader)).kind).toBe('granted');
  });
});

describe('createGate with tokens', () => {
  const gate = createGate({ tokens: TOKENS, control: true });

  it('knows who comes by the header', () => {
    expect(gate.authorise(bearing(reader))).toEqual({
      kind: 'granted',
      identity: { name: 'kitchen', role: 'reader' },
    });
    expect(gate.authorise(bearing(operator))).toMatchObject({ identity: { role: 'operator' } });
  });

  it('knows the program that it is part of, whatever the tokens are', () => {
    const own = createGate({ tokens: TOKENS });
    own.change({ tokens: [TOKENS[0]] });
    expect(own.authorise(bearing(own.ownToken))).toMatchObject({
      identity: { name: 'this program', role: 'reader' },
    });
    expect(own.ownToken).not.toBe(gate.ownToken);
  });

  it('asks who comes without a token, and takes it from a message', () => {
    expect(gate.authorise(request())).toEqual({ kind: 'challenge' });
    expect(gate.authenticate(reader, '203.0.113.5').kind).toBe('granted');
  });

  it('says nothing of a wrong token but that it is wrong', () => {
    const wrong = createToken();
    const refusal = gate.authorise(bearing(wrong));
    expect(refusal).toMatchObject({ kind: 'refused', status: 401, code: 4401 });
    expect(JSON.stringify(refusal)).not.toContain(wrong);
    expect(gate.authorise(request({ authorization: 'Basic YTpi' }))).toMatchObject({ status: 401 });
  });

  it('refuses a token in an address, even a right one, and does not repeat it', () => {
    const refusal = gate.authorise(request({}, `/v1/ws?token=${reader}`));
    expect(refusal).toMatchObject({ status: 400, code: 4400 });
    expect(JSON.stringify(refusal)).not.toContain(reader);
  });

  it('takes no short token, even if its hash stands in the configuration', () => {
    const weak = createGate({ tokens: [{ name: 'x', role: 'reader', hash: hashToken('secret') }] });
    expect(weak.authorise(bearing('secret'))).toMatchObject({ status: 401 });
  });

  it('looks at no more tokens of an address after ten wrong ones, until time has passed', () => {
    let atMs = 0;
    const strict = createGate({ tokens: TOKENS, now: () => atMs });
    for (let wrong = 0; wrong < 10; wrong += 1) {
      expect(strict.authorise(bearing(createToken()))).toMatchObject({ status: 401 });
    }
    expect(strict.authorise(bearing(reader))).toMatchObject({
      status: 429,
      code: 4429,
      retryAfterSeconds: 10,
    });
    expect(strict.authenticate(reader, '203.0.113.5')).toMatchObject({ code: 4429 });
    expect(strict.authenticate(reader, '203.0.113.6').kind).toBe('granted');
    atMs = 10_000;
    expect(strict.authorise(bearing(reader)).kind).toBe('granted');
  });

  it('tells who came by a token that is good no more, and only them', () => {
    const changing = createGate({ tokens: TOKENS });
    const identityOf = (token: string) =>
      (changing.authenticate(token, '::1') as { identity: Identity }).identity;
    const [told, untold, left] = [vi.fn(), vi.fn(), vi.fn()];
    changing.watch(identityOf(reader), told);
    changing.watch(identityOf(operator), untold);
    changing.watch(identityOf(reader), left)();
    changing.change({ tokens: [TOKENS[1], { ...TOKENS[0], role: 'operator' }] });
    expect([told, untold, left].map(({ mock }) => mock.calls.length)).toEqual([1, 0, 0]);
    changing.change({});
    expect(untold).toHaveBeenCalledOnce();
  });

  it('tells those who came while there were no tokens when there are some', () => {
    const opening = createGate();
    const access = opening.authorise(request()) as { identity: Identity };
    const told = vi.fn();
    opening.watch(access.identity, told);
    opening.change({});
    expect(told).not.toHaveBeenCalled();
    opening.change({ tokens: TOKENS });
    expect(told).toHaveBeenCalledOnce();
    expect(opening.authorise(request())).toEqual({ kind: 'challenge' });
  });
});

describe('createGate and the places of a request', () => {
  const gate = createGate({
    allowedHosts: ['radio.example'],
    allowedOrigins: ['https://page.example'],
  });

  it.each(['localhost', '127.0.0.1:8765', '[::1]:8765', 'radio.example', '192.0.2.1:8765'])(
    'serves the host %s',
    (host) => expect(gate.authorise(request({ host })).kind).toBe('granted'),
  );

  it.each(['evil.example', '', 'localhost.evil.example', 'radio.example.evil.example', '@'])(
    'does not serve the host "%s", which may be a name bent to point here',
    (host) => expect(gate.authorise(request({ host }))).toMatchObject({ status: 403, code: 4403 }),
  );

  it.each(['http://localhost:3000', 'https://radio.example', 'https://page.example'])(
    'lets pages of %s in',
    (origin) => expect(gate.authorise(request({ origin })).kind).toBe('granted'),
  );

  it.each(['https://evil.example', 'null', 'http://page.example', 'http://192.0.2.1', 'file://'])(
    'keeps pages of %s out',
    (origin) => expect(gate.authorise(request({ origin }))).toMatchObject({ status: 403 }),
  );
});
