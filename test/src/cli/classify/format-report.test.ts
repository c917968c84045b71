import { describe, expect, test } from 'vitest';
import type { WindowReport } from '../../../../src/cli/classify/file-report.js';
import { formatReport } from '../../../../src/cli/classify/format-report.js';

const windowAt = (endSeconds: number, held: string): WindowReport => ({
  startSeconds: endSeconds - 3,
  endSeconds,
  probabilities: {},
  smoothed: {},
  ...(held === 'unsure' || held === 'silence' ? { state: held } : { state: 'music', genre: held }),
});

describe('formatReport', () => {
  test('shows the verdict, the likeliest genres and each minute in a line', () => {
    const windows = Array.from({ length: 90 }, (_, index) =>
      windowAt(index + 3, index < 10 ? 'unsure' : 'jazz'),
    );
    const probabilities = { blues: 0.1, jazz: 0.7, pop: 0.05, rock: 0.15 };
    const text = formatReport({
      file: 'song.mp3',
      durationSeconds: 93,
      verdict: { label: 'jazz', probabilities },
      model: { name: 'm', hash: 'h' },
      windows,
    });
    const lines = text.split('\n');
    expect(lines[0]).toBe('song.mp3  (1:33)  jazz 70 %');
    expect(lines[1]).toMatch(/^ {2}jazz +█{21} +70 %$/);
    expect(lines.find((line) => line.includes('0:00'))).toMatch(/·░+█+ {2}jazz 82 %, unsure 18 %$/);
    expect(lines.find((line) => line.includes('1:00'))).toMatch(/█+·+ {2}jazz 100 %$/);
  });

  test('gives a silent file no genre', () => {
    const text = formatReport({
      file: 'nothing.wav',
      durationSeconds: 5,
      verdict: { label: 'silence', probabilities: { blues: 0.5, jazz: 0.5 } },
      model: { name: 'm', hash: 'h' },
      windows: [windowAt(3, 'silence'), windowAt(4, 'silence')],
    });
    expect(text.split('\n')[0]).toBe('nothing.wav  (0:05)  silence');
    expect(text).not.toContain('blues');
  });
});
