import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '../../../src/cli/compare/comparison.js';
import { formatComparison } from '../../../src/cli/compare/format-comparison.js';
import { renderSynthetic, SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { encodeWav } from '../../helpers/encode-wav.js';
import { runEarshot } from '../../helpers/run-earshot.js';

const GENRE_SYSTEMS = [
  ...['classical', 'ensemble', 'hybrid', 'r2-custom-cnn', 'r2-own-48-statistics'],
  ...['residual', 'inverted-residual', 'plain', 'own-backbone'].map(
    (name) => `r2-transfer-${name}`,
  ),
  ...['xgboost', 'svm', 'logistic-regression', 'gradient-boosting', 'k-nearest-neighbours'].map(
    (name) => `r2-live-statistics-${name}`,
  ),
  'r2-live-statistics-weighted-vote',
];

const DESCRIBING = ['multi-task-rnn', 'simple-cnn', 'simple-rnn', 'linear-statistics'].map(
  (name) => `r3-${name}`,
);

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
    const { file, durationSeconds, systems, descriptors, failed } = JSON.parse(
      stdout,
    ) as Comparison;
    expect([file, durationSeconds, failed]).toEqual([song, 6, []]);
    expect(systems.map(({ system }) => system)).toEqual(expect.arrayContaining(GENRE_SYSTEMS));
    for (const { top, seconds, hash } of systems) {
      expect(Object.keys(top).length).toBeGreaterThan(0);
      expect(seconds).toBeGreaterThan(0);
      expect(hash).toMatch(/^[0-9a-f]{12}$/);
    }
    expect(descriptors.map(({ system }) => system)).toEqual(
      expect.arrayContaining(['descriptors', ...DESCRIBING]),
    );
    for (const { values, r2 } of descriptors) {
      const shares = Object.values(values);
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(Object.keys(r2).sort()).toEqual(Object.keys(values).sort());
    }
  }, 60_000);

  it('asks only those that are named, and says which could not answer', async () => {
    const second = join(directory, 'second.wav');
    await writeFile(second, encodeWav(renderSynthetic('jazz', 2), SAMPLE_RATE_HZ));
    const named = ['--system', 'classical', '--system', 'r3-simple-rnn'];
    const { code, stdout } = await runEarshot(['compare', ...named, second]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}classical +/m);
    expect(stdout).toMatch(/r3-simple-rnn: .*second\.wav is too short to judge as a whole/);
    const alone = await runEarshot(['compare', ...named.slice(2), second]);
    expect(alone.code).toBe(1);
    expect(alone.stderr).toMatch(/^earshot: .*second\.wav is too short/);
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
  const verdict = { hash: '0123456789ab', label: 'jazz', seconds: 1.25 };
  const comparison: Comparison = {
    file: 'song.mp3',
    durationSeconds: 65,
    systems: [
      { system: 'hybrid', ...verdict, top: { jazz: 0.7, blues: 0.2, rock: 0.1 } },
      { system: 'classical', ...verdict, top: { jazz: 0.55, pop: 0.4 } },
    ],
    descriptors: [],
    failed: [],
  };

  it('has a line for each system and says whether they agree', () => {
    expect(formatComparison(comparison).split('\n')).toEqual([
      'song.mp3  (1:05)  all agree',
      '  system     verdict  first      second      third      time',
      '  hybrid     jazz     jazz 70 %  blues 20 %  rock 10 %  1.3 s',
      '  classical  jazz     jazz 55 %  pop 40 %               1.3 s',
      '',
    ]);
    const third = { ...comparison.systems[0], system: 'third', label: 'blues' };
    const split = { ...comparison, systems: [...comparison.systems, third] };
    expect(formatComparison(split)).toMatch(/^song\.mp3 {2}\(1:05\) {2}jazz by 2 of 3\n/);
    const even = { ...comparison, systems: [comparison.systems[0], third] };
    expect(formatComparison(even)).toMatch(/^song\.mp3 {2}\(1:05\) {2}2 verdicts\n/);
  });

  it('has what describes below, and what could not answer last', () => {
    const asked = { hash: '0123456789ab', seconds: 0.5 };
    const text = formatComparison({
      ...comparison,
      systems: [],
      descriptors: [
        {
          system: 'descriptors',
          ...asked,
          values: { energy: 0.5, speechiness: 0.126 },
          r2: { energy: 0.516, speechiness: 0.2 },
        },
        { system: 'simple-cnn', ...asked, values: { danceability: 0.25 }, r2: {} },
      ],
      failed: ['one', 'other'].map((system) => ({ system, why: 'song.mp3 is silent' })),
    });
    expect(text.split('\n')).toEqual([
      'song.mp3  (1:05)  no verdict',
      '  share (R² held out)  energy       speechiness  danceability  time',
      '  descriptors          0.50 (0.52)  0.13 (0.20)                0.5 s',
      '  simple-cnn                                     0.25          0.5 s',
      '',
      '  one, other: song.mp3 is silent',
      '',
    ]);
  });
});
