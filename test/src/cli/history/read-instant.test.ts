import { expect, test } from 'vitest';
import { readInstant } from '../../../../src/cli/history/read-instant.js';

const NOW = Date.UTC(2026, 2, 1, 12);

test.each([
  ['90m', NOW - 90 * 60_000],
  ['24h', NOW - 86_400_000],
  ['1.5d', NOW - 129_600_000],
  ['2w', NOW - 14 * 86_400_000],
  ['2026-02-28', Date.UTC(2026, 1, 28)],
  ['2026-02-28T10:00:00Z', Date.UTC(2026, 1, 28, 10)],
])('%s is a time', (text, instant) => {
  expect(readInstant(text, NOW)).toBe(instant);
});

test.each(['', 'soon', '-1h', '24', 'h', '2026', '2026-99-99'])('%j is none', (text) => {
  expect(() => readInstant(text, NOW)).toThrow('expected a time such as 90m, 24h, 7d');
});
