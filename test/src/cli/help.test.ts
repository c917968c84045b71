import { describe, expect, test } from 'vitest';
import { runEarshot } from '../../helpers/run-earshot.js';

const COMMANDS = [
  'listen',
  'serve',
  'watch',
  'history',
  'report',
  'classify',
  'compare',
  'train-classical',
  'train-ensemble',
  'train',
  'evaluate',
  'cross-validate',
  'reproduce',
  'measure',
  'model',
  'token',
  'devices',
  'doctor',
] as const;

describe('earshot --help', () => {
  test('names every command and gives examples', async () => {
    const { stdout, stderr, code } = await runEarshot(['--help']);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command}`, 'm'));
    expect(stdout).toContain('Examples:');
    expect([stderr, code]).toEqual(['', 0]);
  });

  test.each(COMMANDS)('%s --help teaches by examples', async (command) => {
    const { stdout, stderr, code } = await runEarshot([command, '--help']);
    expect(stdout).toContain(`Usage: earshot ${command}`);
    expect(stdout).toMatch(new RegExp(`Examples?:\\n  \\$ earshot ${command}`));
    expect([stderr, code]).toEqual(['', 0]);
  });

  test('--version prints the version', async () => {
    const { stdout, code } = await runEarshot(['--version']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(code).toBe(0);
  });
});
