import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createToken } from '../../../../src/publish/security/create-token.js';
import { runEarshot, startEarshot, type RunningEarshot } from '../../../helpers/run-earshot.js';
import { EXAMPLE_TOKEN, serveToExamples } from '../../../helpers/serve-to-examples.js';
import { stopChild } from '../../../helpers/stop-child.js';

describe('earshot watch on a server that wants a token', { timeout: 60_000 }, () => {
  let server: Awaited<ReturnType<typeof serveToExamples>>;
  let folder = '';
  let watching: RunningEarshot | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-watch-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    server = await serveToExamples({ isLocked: true });
  });
  afterEach(async () => {
    if (watching) await stopChild(watching.child);
    await server.close();
  });

  it('is let in with the one of --token-file', async () => {
    const file = join(folder, 'token');
    await writeFile(file, `${EXAMPLE_TOKEN}\n`);
    watching = startEarshot(['watch', server.url, '--token-file', file]);
    await watching.until('connected');
  });

  it('is let in with the one of EARSHOT_TOKEN', async () => {
    watching = startEarshot(['watch', server.url], { EARSHOT_TOKEN: EXAMPLE_TOKEN });
    await watching.until('connected');
  });

  it.each([
    ['a wrong one', createToken(), 'earshot: the token is not known here\n'],
    ['none', '', 'earshot: the server wants a token and none was given\n'],
  ])('ends with one line and exit code 1 with %s', async (_, token, line) => {
    const { code, stderr } = await runEarshot(['watch', server.url], { EARSHOT_TOKEN: token });
    expect([code, stderr]).toEqual([1, line]);
  });

  it.each(['?token=secret', ''])('refuses secrets in the address', async (query) => {
    const url = `ws://${query ? '' : 'me:secret@'}127.0.0.1:${server.port}/${query}`;
    const { code, stderr } = await runEarshot(['watch', url]);
    expect([code, stderr]).toEqual([
      2,
      'earshot: cannot watch: no password or token may stand in the address; use --token-file\n',
    ]);
  });
});
