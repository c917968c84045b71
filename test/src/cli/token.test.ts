import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandContext } from '../../../src/cli/command-context.js';
import { tokenCommand } from '../../../src/cli/token.js';
import { editConfig } from '../../../src/config/edit-config.js';
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

/** Where nobody listens, so that there is an error to tell. */
const SECRET_STATION = {
  name: 'secret',
  source: 'radio:http://us3r:s3cr3t@127.0.0.1:1/live?token=s3cr3t',
};

describe('earshot token', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-token-'));
    file = join(folder, 'earshot.yaml');
    await writeFile(file, CONFIG);
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Runs the command in this process: the program takes seconds to load. */
  const run = async (...args: readonly string[]) => {
    const written = { stdout: '', stderr: '' };
    const outlet = (name: keyof typeof written) =>
      ({ write: (text: string) => Boolean((written[name] += text)) }) as NodeJS.WriteStream;
    const context = { stdout: outlet('stdout'), stderr: outlet('stderr') } as CommandContext;
    const command = tokenCommand(context);
    for (const each of command.commands)
      each.exitOverride().configureOutput({ writeErr: () => {} });
    await command.exitOverride().parseAsync(args, { from: 'user' });
    return written;
  };
  const create = async (...args: readonly string[]) =>
    (await run('create', ...args, '--config', file)).stdout.trim();

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
    const { stdout } = await run('list', '--config', file);
    expect(stdout).toBe('reader    kitchen\noperator  boss\n');
  });

  test('says in one line what was wrong', async () => {
    await create('kitchen');
    await expect(create('kitchen')).rejects.toThrow(
      /^\S+ has a token named 'kitchen'; end it with: earshot token revoke kitchen --config \S+$/,
    );
    await expect(run('revoke', 'attic', '--config', file)).rejects.toThrow(
      /has no token named 'attic'; expected one of: kitchen$/,
    );
    await expect(run('create', 'x', '--role', 'king')).rejects.toThrow(/reader, operator/);
    await expect(run('create', 'x'.repeat(65))).rejects.toThrow('at most 64 characters, got 65');
  });

  test('a server takes other tokens on SIGHUP, cuts who came by one that was revoked, and lets no secret out', async () => {
    const [kitchen, boss] = [await create('kitchen'), await create('boss', '--role', 'operator')];
    await editConfig(file, (document) => document.addIn(['stations'], SECRET_STATION));
    const server = startEarshot(['serve', '--config', file, '--host', '0.0.0.0']);
    const answers: string[] = [];
    try {
      const said = await server.until(/ws:\/\/0\.0\.0\.0:\d+/);
      const place = `127.0.0.1:${/0\.0\.0\.0:(\d+)/.exec(said)![1]}`;
      const url = `ws://${place}/v1/ws`;
      const gone = await connectClient(url, { headers: bearing(kitchen) });
      const stays = await connectClient(url, { headers: bearing(boss) });
      expect(stays.messages[0]).toMatchObject({ type: 'welcome', role: 'operator' });
      await stays.subscribe('a');
      await server.until(/"msg":"(backoff|failed)"/);
      for (const path of ['/v1/stations', '/v1/stations/secret', '/metrics', '/readyz']) {
        const response = await fetch(`http://${place}${path}`, { headers: bearing(boss) });
        answers.push(await response.text());
      }
      await run('revoke', 'kitchen', '--config', file);
      server.child.kill('SIGHUP');
      expect(await gone.closed).toMatchObject({ code: 4401 });
      await stays.subscribe('b');
      await run('revoke', 'boss', '--config', file);
      server.child.kill('SIGHUP');
      // Without any token the server would be open to all: it keeps what it had.
      await server.until('kept as they were');
      await stays.subscribe('c');
      answers.push(JSON.stringify(stays.messages));
    } finally {
      server.child.kill('SIGTERM');
    }
    const { stdout, stderr } = await server.ended;
    expect(stderr).toContain('"token":"kitchen"');
    expect(answers.join()).toContain('radio:http://127.0.0.1:1/live?token=…');
    const all = [stdout, stderr, ...answers].join();
    for (const secret of [kitchen, boss, 's3cr3t', 'us3r']) expect(all).not.toContain(secret);
  }, 90_000);
});
