import { existsSync, readFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const CHECK = fileURLToPath(new URL('packaging/health-check.mjs', root));

const dockerfile = readFileSync(new URL('packaging/Dockerfile', root), 'utf8')
  .replace(/^#.*\n/gm, '')
  .replaceAll(/\\\n\s*/g, '');
const lines = dockerfile.split('\n').filter((line) => line !== '');
const ignored = readFileSync(new URL('packaging/Dockerfile.dockerignore', root), 'utf8');

const check = (url: string): Promise<number> =>
  new Promise((resolve) => {
    const env = { ...process.env, EARSHOT_HEALTH_URL: url };
    execFile(process.execPath, [CHECK], { env }, (error) => resolve(Number(error?.code ?? 0)));
  });

describe('the Dockerfile', () => {
  it('builds for any machine: it names none, and takes nothing that was built on this one', () => {
    expect(dockerfile).not.toMatch(/--platform|amd64|arm64|x86/);
    expect(ignored.split('\n')).toEqual(expect.arrayContaining(['**/node_modules', 'dist']));
    expect(lines.filter((line) => line.startsWith('FROM'))).toHaveLength(2);
  });

  it('runs as nobody in particular, from a list of arguments, with a health check', () => {
    expect(lines.filter((line) => /^USER/.test(line))).toEqual(['USER node']);
    const last = lines.findLastIndex((line) => /^RUN|^COPY/.test(line));
    expect(lines.indexOf('USER node')).toBeGreaterThan(last);
    expect(dockerfile).toMatch(/^HEALTHCHECK .*CMD \["node", ".*health-check.mjs"\]$/m);
    expect(dockerfile).toMatch(/^ENTRYPOINT \[/m);
  });

  it('copies only what there is', () => {
    const copied = lines.flatMap((line) => {
      const [, from, paths] = /^COPY (--from=build )?(.*) \S+$/.exec(line) ?? [];
      return (paths ?? '').split(' ').map((path) => (from ? path.replace('/build/', '') : path));
    });
    const built = ['dist', 'node_modules'];
    for (const path of copied.filter((each) => each !== '' && !built.includes(each))) {
      expect(existsSync(new URL(path, root)), path).toBe(true);
      expect(ignored.split('\n')).not.toContain(path);
    }
  });
});

describe('the health check', () => {
  it('is well while the server answers, and ill when it says otherwise or is gone', async () => {
    let status = 200;
    const server = createServer((_request, response) => response.writeHead(status).end('{}'));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/healthz`;
    expect(await check(url)).toBe(0);
    status = 503;
    expect(await check(url)).toBe(1);
    server.close();
    await once(server, 'close');
    expect(await check(url)).toBe(1);
  });
});
