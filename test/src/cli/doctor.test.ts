import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENGINES } from '../../../models/index.js';
import { runEarshot } from '../../helpers/run-earshot.js';

type Report = {
  readonly ok: boolean;
  readonly version: string;
  readonly checks: readonly {
    readonly area: string;
    readonly name: string;
    readonly status: string;
    readonly install?: string;
  }[];
};

describe('earshot doctor', () => {
  test('--json says what is used of each kind', async () => {
    const { stdout, code } = await runEarshot(['doctor', '--json']);
    const { ok, checks } = JSON.parse(stdout) as Report;
    expect([ok, code]).toEqual([true, 0]);
    for (const area of ['node', 'engine', 'model', 'decoder']) {
      const used = checks.filter((check) => check.area === area && check.status === 'used');
      expect(used, area).toHaveLength(1);
    }
    expect(checks.map(({ area }) => area)).toEqual(expect.arrayContaining(['capture', 'terminal']));
  });

  test('tells what to install for what is missing', async () => {
    const { stdout } = await runEarshot(['doctor'], { PATH: '/nonexistent' });
    expect(stdout).toMatch(/decoder +ffmpeg +missing.*\n.*to install: apt install ffmpeg/);
    expect(stdout).toMatch(/decoder +wasm +used/);
  });

  test('names each engine and what to install for it', async () => {
    const { stdout } = await runEarshot(['doctor', '--json']);
    const { checks } = JSON.parse(stdout) as Report;
    const engines = checks.filter(({ area }) => area === 'engine');
    expect(engines.map(({ name }) => name)).toEqual([...ENGINES]);
    const missing = engines.filter(({ status }) => status === 'missing');
    for (const { install } of missing) expect(install).toMatch(/npm install \S/);
  });

  const ok = 'stations: [{name: a, source: "synthetic:demo"}]\n';
  test.each([
    [0, ok, /config +config +used .*: 1 stations/],
    [1, `${ok}decoder: ffmpeg\n`, /broken +decoder: ffmpeg is wanted and not installed/],
    [1, `${ok}server: {tls: {cert: /nowhere, key: /nowhere}}\n`, /tls: \/nowhere cannot be read/],
    [1, `${ok}model: nowhere\n`, /model +model +broken/],
    [2, 'stations: nonsense', /earshot: .*stations/],
    [2, 'stations: [{name: a, source: "nonsense:"}]', /earshot: expected radio:URL/],
  ])('ends with %i for a script when the configuration is %j', async (expected, text, said) => {
    const folder = await mkdtemp(join(tmpdir(), 'earshot-doctor-'));
    const file = join(folder, 'earshot.yaml');
    await writeFile(file, text);
    const { code, stdout, stderr } = await runEarshot(['doctor', '--config', file], {
      PATH: '/nonexistent',
    });
    await rm(folder, { recursive: true });
    expect(stdout + stderr).toMatch(said);
    expect(code).toBe(expected);
  });
});
