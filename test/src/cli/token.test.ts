import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfig } from '../../../src/config/load-config.js';
import { hashToken } from '../../../src/publish/security/hash-token.js';
import { connectClient } from '../../helpers/live-api.js';
import { runEarshot, startEarshot } from '../../helpers/run-earshot.js';
import { bearing } from '../../helpers/secured-api.js';

const CONFIG = `# mine
stations:
  - name: demo # the demo
    source: synthetic:demo
server:
  port: 0 # any
`;

describe('earshot token', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-token-'));
    file = join(folder, 'earshot.yaml');
    await writeFile(file, CONFIG);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const create = async (...args: readonly string[]) => {
    const { stdout, code } = await runEarshot(['token', 'create', ...args, '--config', file]);
    expect(code).toBe(0);
    return stdout.trim();
  };

  test('create shows the token alone on stdout, and what the configuration needs beside it', async () => {
    const { stdout, stderr, code } = await runEarshot(['token', 'create', 'kitchen']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^earshot_[\w-]{43}\n$/);
    expect(stderr).toContain(
      `server:\n  tokens:\n    - name: kitchen\n      role: reader\n      hash: ${hashToken(stdout.trim())}\n`,
    );
    expect(stderr).not.toContain(stdout.trim());
  });

  test('create writes the hash into a configuration, never the token, and keeps the comments', async () => {
    const one = await create('kitchen');
    const other = await create('boss', '--role', 'operator');
    const text = await readFile(file, 'utf8');
    expect(text).toContain('# mine');
    expect(text).toContain('port: 0 # any');
    expect(text).not.toMatch(/earshot_/);
    expect((await loadConfig(file)).server.tokens).toEqual([
      { name: 'kitchen', role: 'reader', hash: hashToken(one) },
      { name: 'boss', role: 'operator', hash: hashToken(other) },
    ]);
    const { stdout } = await runEarshot(['token', 'list', '--config', file]);
    expect(stdout).toBe('reader    kitchen\noperator  boss\n');
  });

  test('says in one line what was wrong', async () => {
    await create('kitchen');
    const again = await runEarshot(['token', 'create', 'kitchen', '--config', file]);
    expect([again.code, again.stdout]).toEqual([2, '']);
    expect(again.stderr).toMatch(/^earshot: \S+ has a token named 'kitchen'; end it with: .*\n$/);
    const unknown = await runEarshot(['token', 'revoke', 'attic', '--config', file]);
    expect(unknown.stderr).toMatch(/has no token named 'attic'; expected one of: kitchen\n$/);
    const role = await runEarshot(['token', 'create', 'x', '--role', 'king']);
    expect(role.stderr).toMatch(/reader, operator/);
    expect([unknown.code, role.code]).toEqual([2, 2]);
  });

  test('a server takes other tokens on SIGHUP and cuts who came by one that was revoked', async () => {
    const [kitchen, boss] = [await create('kitchen'), await create('boss', '--role', 'operator')];
    const server = startEarshot(['serve', '--config', file, '--host', '0.0.0.0']);
    try {
      const said = await server.until(/ws:\/\/0\.0\.0\.0:\d+/);
      const url = `ws://127.0.0.1:${/0\.0\.0\.0:(\d+)/.exec(said)![1]}/v1/ws`;
      const gone = await connectClient(url, { headers: bearing(kitchen) });
      const stays = await connectClient(url, { headers: bearing(boss) });
      expect(stays.messages[0]).toMatchObject({ type: 'welcome', role: 'operator' });
      await runEarshot(['token', 'revoke', 'kitchen', '--config', file]);
      server.child.kill('SIGHUP');
      expect(await gone.closed).toMatchObject({ code: 4401 });
      await stays.subscribe('a');
      await runEarshot(['token', 'revoke', 'boss', '--config', file]);
      server.child.kill('SIGHUP');
      // Without any token the server would be open to all: it keeps what it had.
      await server.until('kept as they were');
      await stays.subscribe('b');
    } finally {
      server.child.kill('SIGTERM');
    }
    const { stdout, stderr } = await server.ended;
    expect(stderr).toContain('kitchen');
    for (const secret of [kitchen, boss]) expect(stdout + stderr).not.toContain(secret);
  });
});
