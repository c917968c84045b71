import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runEarshot } from '../../helpers/run-earshot.js';
import { writeDataset } from '../../helpers/write-dataset.js';

describe('earshot evaluate', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'earshot-evaluate-'));
    await writeDataset(join(root, 'data'));
  });
  afterAll(() => rm(root, { recursive: true }));

  const evaluate = (...args: readonly string[]) =>
    runEarshot(['evaluate', '--data', join(root, 'data'), '--engine', 'wasm', ...args]);

  test('prints all figures, draws pictures and writes a page', async () => {
    const [pictures, report] = [join(root, 'pictures'), join(root, 'pages', 'report.html')];
    const { stdout, stderr, code } = await evaluate('--pictures', pictures, '--report', report);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^data: 40 clips of 10 genres/)]);
    expect(stdout).toMatch(/^whole clips +[\d.]+ % of 10 clips, 95 % interval/m);
    expect(stdout).toMatch(/^one window alone .* of 10 clips, .* 70 windows$/m);
    expect((await readdir(pictures)).sort()).toEqual([
      'valid-confusion.svg',
      'valid-listening.svg',
      'valid-reliability.svg',
    ]);
    expect(await readFile(report, 'utf8')).toContain('Earshot: hybrid on 10 valid clips');
  }, 60_000);

  test('takes genres that the model does not have for another data set, not for its own', async () => {
    const data = `${join(root, 'data')}=jazz,metal:polka`;
    const args = ['evaluate', '--data', data, '--engine', 'wasm', '--save'];
    const { stdout, stderr, code } = await runEarshot(args);
    expect(stdout).toContain('Left out, the model has no such label: polka (1).');
    expect(stderr).toMatch(
      /^earshot: these data do not have the genres of the model.*--data-name/m,
    );
    expect(code).toBe(2);
  }, 60_000);

  test('compares with another model on the same clips', async () => {
    const args = ['--model', 'classical', '--beside', 'hybrid', '--split', 'test', '--json'];
    const { stdout, code } = await evaluate(...args);
    const { beside, logLoss } = JSON.parse(stdout) as {
      readonly logLoss: number;
      readonly beside: {
        readonly name: string;
        readonly logLoss: number;
        readonly difference: number;
        readonly interval95: readonly [number, number];
      };
    };
    expect([code, beside.name]).toEqual([0, 'hybrid']);
    expect(beside.difference).toBeCloseTo(logLoss - beside.logLoss, 8);
    expect(beside.interval95[0]).toBeLessThan(beside.difference);
    expect(beside.interval95[1]).toBeGreaterThan(beside.difference);
  }, 60_000);

  test('says which name data cannot have', async () => {
    const { stderr, code } = await evaluate('--data-name', '../up');
    expect(stderr).toContain('expected letters, digits, dots and dashes');
    expect(code).toBe(2);
  });
});
