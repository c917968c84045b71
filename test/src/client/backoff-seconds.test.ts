import { describe, expect, it } from 'vitest';
import { backoffSeconds } from '../../../src/client/backoff-seconds.js';

describe('backoffSeconds', () => {
  it('doubles from half a second to ten', () => {
    const longest = [1, 2, 3, 4, 5, 6, 100].map((failures) => backoffSeconds(failures, () => 1));
    expect(longest).toEqual([0.5, 1, 2, 4, 8, 10, 10]);
  });

  it('takes up to half of it away by chance', () => {
    expect(backoffSeconds(3, () => 0)).toBe(1);
  });
});
