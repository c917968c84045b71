import type * as Crypto from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { createToken } from '../../../../src/publish/security/create-token.js';
import { hashToken } from '../../../../src/publish/security/hash-token.js';
import { hasTokenInUrl, readBearer } from '../../../../src/publish/security/read-bearer.js';
import { createTokenRegister } from '../../../../src/publish/security/token-register.js';
import fc from 'fast-check';

const compare = vi.hoisted(() => vi.fn());
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof Crypto>();
  return { ...crypto, timingSafeEqual: compare.mockImplementation(crypto.timingSafeEqual) };
});

const entry = (name: string, token: string) =>
  ({ name, role: 'reader', hash: hashToken(token) }) as const;

describe('tokens', () => {
  it('hold 256 random bits, behind a beginning that secret scanners can look for', () => {
    const tokens = Array.from({ length: 100 }, createToken);
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) {
      expect(token).toMatch(/^earshot_[\w-]{43}$/);
      expect(Buffer.from(token.slice(8), 'base64url')).toHaveLength(32);
    }
  });

  it('are kept as SHA-256', () => {
    expect(hashToken('abc')).toBe(
      'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('are found by whole tokens only', () => {
    const [one, other] = [createToken(), createToken()];
    const register = createTokenRegister([entry('one', one), entry('other', other)]);
    expect(register.find(one)).toEqual({ name: 'one', role: 'reader' });
    expect(register.find(other)?.name).toBe('other');
    for (const wrong of ['', one.slice(0, -1), `${one}x`, hashToken(one), createToken()]) {
      expect(register.find(wrong)).toBeUndefined();
    }
  });

  it('are compared in constant time, with every one that is known', () => {
    const tokens = [createToken(), createToken(), createToken()];
    const register = createTokenRegister(tokens.map((token, index) => entry(`${index}`, token)));
    for (const token of [...tokens, createToken()]) {
      compare.mockClear();
      register.find(token);
      expect(compare).toHaveBeenCalledTimes(3);
    }
  });

  it('that stay in the list keep their identity, others lose it', () => {
    const [one, other] = [entry('one', createToken()), entry('other', createToken())];
    const register = createTokenRegister([one, other]);
    const [before] = register.identities();
    register.replace([{ ...other, role: 'operator' }, one]);
    expect(register.identities()[1]).toBe(before);
    expect(register.identities()[0]).toEqual({ name: 'other', role: 'operator' });
  });
});

describe('readBearer', () => {
  it('reads the token of a bearer header and nothing else', () => {
    expect(readBearer('Bearer abc_-.~+/=')).toEqual({ token: 'abc_-.~+/=' });
    expect(readBearer('bearer abc')).toEqual({ token: 'abc' });
    expect(readBearer(undefined)).toBeUndefined();
    for (const text of ['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b', 'Bearer ü', 'abc']) {
      expect(readBearer(text)).toBe('malformed');
    }
    expect(readBearer(`Bearer ${'a'.repeat(513)}`)).toBe('malformed');
  });

  it('never fails, whatever was sent', () => {
    fc.assert(fc.property(fc.string({ maxLength: 2000 }), (text) => void readBearer(text)));
  });
});

describe('hasTokenInUrl', () => {
  it.each(['/v1/ws?token=abc', '/v1/ws?a=1&ACCESS_TOKEN=x', '/?api_key', `/v1/${createToken()}`])(
    'sees a token in %s',
    (url) => expect(hasTokenInUrl(url)).toBe(true),
  );

  it.each(['/v1/ws', '/v1/events?stations=fip&topK=3', '/v1/stations/token', '//?', '/?%E0%A4%A'])(
    'sees none in %s',
    (url) => expect(hasTokenInUrl(url)).toBe(false),
  );
});
