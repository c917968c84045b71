import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatComparison } from '../../../src/cli/compare/format-comparison.js';
import { renderSynthetic, SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { encodeWav } from '../../helpers/encode-wav.js';
import { runEarshot } from '../../helpers/run-earshot.js';

describe('earshot compare', () => {
  let directory: string;
  let song: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-compare-'));
    song = join(directory, 'song.wav');
    await writeFile(song, encodeWav(renderSynthetic('jazz', 6), SAMPLE_RATE_HZ));
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('lets each shipped system judge a file, as JSON', async () => {
    const { code, stdout } = await runEarshot(['compare', '--json', song]);
    expect(code).toBe(0);
    const { file, systems, durationSeconds } = JSON.parse(stdout);
    expect([file, durationSeconds]).toEqual([song, 6]);
    expect(systems.map(({ system }: { system: string }) => system)).toContain('hybrid');
    for (const { top, seconds, hash } of systems) {
      expect(Object.keys(top)).toHaveLength(3);
      expect(seconds).toBeGreaterThan(0);
      expect(hash).toMatch(/^[0-9a-f]{12}$/);
    }
  });

  it('says which file it cannot read and goes on with the next', async () => {
    const { code, stdout, stderr } = await runEarshot([
      ...['compare', '--system', 'hybrid'],
      ...[join(directory, 'absent.mp3'), song],
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain('absent.mp3');
    expect(stdout).toContain('hybrid');
  });
});

describe('the table of a comparison', () => {
  it('has a line for each system and says whether they agree', () => {
    const verdict = { hash: '0123456789ab', label: 'jazz', seconds: 1.25 };
    const text = formatComparison({
      file: 'song.mp3',
      durationSeconds: 65,
      systems: [
        { system: 'hybrid', ...verdict, top: { jazz: 0.7, blues: 0.2, rock: 0.1 } },
        { system: 'classical', ...verdict, top: { jazz: 0.55, pop: 0.4 } },
      ],
    });
    expect(text.split('\n')).toEqual([
      'song.mp3  (1:05)  all agree',
      '  system     verdict  first      second      third      time',
      '  hybrid     jazz     jazz 70 %  blues 20 %  rock 10 %  1.3 s',
      '  classical  jazz     jazz 55 %  pop 40 %               1.3 s',
      '',
    ]);
  });
});
