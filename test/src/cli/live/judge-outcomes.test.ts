import { describe, expect, test } from 'vitest';
import { judgeOutcomes } from '../../../../src/cli/live/judge-outcomes.js';
import type { StationOutcome } from '../../../../src/stations/station-outcome.js';

const outcome = (changes: Partial<StationOutcome>): StationOutcome => ({
  name: 'a',
  uri: 'file:/a.mp3',
  heard: false,
  failed: false,
  ...changes,
});

describe('judgeOutcomes', () => {
  test('is content when one station was heard and another failed', () => {
    expect(() =>
      judgeOutcomes([outcome({ heard: true }), outcome({ failed: true })]),
    ).not.toThrow();
  });

  test('gives the reason of each station when all failed', () => {
    const failed = [
      outcome({ failed: true, reason: '/a.mp3: no such file' }),
      outcome({ uri: 'file:/b.mp3', failed: true, reason: 'no audio in it' }),
    ];
    expect(() => judgeOutcomes(failed)).toThrow(
      '/a.mp3: no such file\nfile:/b.mp3: no audio in it',
    );
  });

  test('names a source once', () => {
    const failed = outcome({ uri: 'microphone:', failed: true, reason: 'microphone: none found' });
    expect(() => judgeOutcomes([failed])).toThrow(/^microphone: none found$/);
  });

  test('says from where no sound came, with the last trouble', () => {
    expect(() => judgeOutcomes([outcome({ reason: 'connection refused' })])).toThrow(
      'no audio was heard from file:/a.mp3 (connection refused)',
    );
  });
});
