import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runEarshot, startEarshot } from '../../helpers/run-earshot.js';

let folder = '';
let config = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-history-'));
  config = join(folder, 'earshot.yaml');
  const stations = 'stations: [{name: demo, source: "synthetic:demo"}]';
  const history = `history: {file: "${join(folder, 'history.db')}"}`;
  writeFileSync(config, `${stations}\n${history}\nserver: {port: 0}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const show = (...args: readonly string[]) =>
  runEarshot(['history', 'demo', '--config', config, ...args]);

const linesOf = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('earshot history', () => {
  test('shows what a server heard while it runs, after kill -9, and after it was stopped', async () => {
    const killed = startEarshot(['serve', '--config', config]);
    await killed.until('"began"');
    const during = await show('--json');
    expect([during.stderr, during.code]).toEqual(['', 0]);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const after = linesOf((await show('--json')).stdout);
    expect(after.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['status', 'metadata', 'step', 'detection']),
    );

    const stopped = startEarshot(['serve', '--config', config]);
    await stopped.until('"began"');
    stopped.child.kill('SIGTERM');
    expect(await stopped.ended).toMatchObject({ code: 0, leftRunning: false });
    const both = linesOf((await show('--json')).stdout);
    const began = (lines: typeof both) => lines.filter(({ event }) => event === 'began').length;
    expect(began(both)).toBeGreaterThan(began(after));
  }, 120_000);

  test('writes lines for people, CSV and Parquet', async () => {
    const lines = await show();
    expect(lines.stdout).toMatch(
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d {2}status {5}starting: making the sound$/m,
    );
    expect((await show('--csv')).stdout).toMatch(/^time,type,station,/);
    expect((await show('--parquet')).stdout).toMatch(/^PAR1[^]*PAR1$/);
  });

  test('says in one line what is wrong', async () => {
    const none = join(folder, 'none.db');
    const [nobody, when, missing, alien, both] = await Promise.all([
      runEarshot(['history', 'demoo', '--config', config]),
      show('--since', 'soon'),
      show('--file', none),
      show('--file', config),
      show('--csv', '--json'),
    ]);
    expect(nobody).toMatchObject({ code: 2, stdout: '' });
    expect(nobody.stderr).toBe(
      "earshot: the history has no station 'demoo'; did you mean 'demo'? It knows demo\n",
    );
    expect(when.code).toBe(2);
    expect(when.stderr).toMatch(/expected a time such as 90m, 24h, 7d or/);
    expect([missing.code, existsSync(none)]).toEqual([1, false]);
    expect(missing.stderr).toMatch(/^earshot: there is no history at .*none\.db\n$/);
    expect([alien.code, alien.stderr.split('\n').length]).toEqual([1, 2]);
    expect(alien.stderr).toMatch(/cannot read the history .*earshot\.yaml/);
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('take one of') });
  }, 60_000);

  test('a server whose history cannot be written does not start, and says why', async () => {
    const wrong = join(folder, 'wrong.yaml');
    writeFileSync(
      wrong,
      'stations: [{name: demo, source: "synthetic:demo"}]\nhistory: {file: /nowhere/history.db}\nserver: {port: 0}\n',
    );
    const { code, stderr } = await runEarshot(['serve', '--config', wrong]);
    expect([code, stderr.trim().split('\n').length]).toEqual([1, 1]);
    expect(stderr).toMatch(/cannot keep history in \/nowhere\/history\.db/);
  });
});
