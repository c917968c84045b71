import { describe, expect, test } from 'vitest';
import { runEarshot } from '../../helpers/run-earshot.js';

type Report = {
  readonly ok: boolean;
  readonly version: string;
  readonly checks: readonly {
    readonly area: string;
    readonly name: string;
    readonly status: string;
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
});
