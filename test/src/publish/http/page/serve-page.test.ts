import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveToExamples } from '../../../../helpers/serve-to-examples.js';

const BUILT = fileURLToPath(new URL('../../../../../dist/web', import.meta.url));
const LIMIT_BYTES = 200_000;

describe('the page that the server brings', () => {
  let server: Awaited<ReturnType<typeof serveToExamples>>;
  let address = '';

  beforeEach(async () => {
    server = await serveToExamples({ isLocked: true });
    address = `http://127.0.0.1:${server.port}`;
  });
  afterEach(() => server.close());

  it.each(['/', '/station/fip', '/stage/fip?overlay=1'])(
    'comes at %s without a token, may run only what the server itself gives, and is never kept unasked',
    async (path) => {
      const answer = await fetch(address + path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      const policy = answer.headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      const text = await answer.text();
      expect(text).not.toMatch(/<script>|<style|https?:/);
    },
  );

  it('is at most 200 kB in all as it is sent', () => {
    const packed = readdirSync(BUILT, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.gz'));
    const bytes = packed.reduce((sum, name) => sum + statSync(join(BUILT, name)).size, 0);
    expect(packed.length).toBeGreaterThanOrEqual(3);
    expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES);
  });

  it('has packed files named by their content, which browsers keep', async () => {
    const [script] = /\/assets\/[^"]+\.js/.exec(await (await fetch(address)).text()) ?? [];
    const answer = await fetch(address + String(script));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('cache-control')).toContain('immutable');
  });

  it('leaves the API as it is: a token is wanted, and what is not there is told as JSON', async () => {
    expect((await fetch(`${address}/v1/stations`)).status).toBe(401);
    const missing = await fetch(`${address}/nothing`);
    expect(missing.headers.get('content-type')).toContain('json');
    expect((await fetch(`${address}/../package.json`)).status).not.toBe(200);
    expect((await fetch(`${address}/assets/..%2f..%2f..%2fpackage.json`)).status).not.toBe(200);
  });
});
