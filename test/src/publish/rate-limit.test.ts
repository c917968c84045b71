import { describe, expect, it } from 'vitest';
import { createRateLimit } from '../../../src/publish/rate-limit.js';

describe('createRateLimit', () => {
  it('lets a burst through, then so many a second, and never saves up more than a burst', () => {
    let nowMs = 0;
    const { take } = createRateLimit(3, 2, () => nowMs);
    const takeAll = () => [1, 2, 3, 4, 5].filter(() => take()).length;
    expect(takeAll()).toBe(3);
    nowMs = 1000;
    expect(takeAll()).toBe(2);
    nowMs = 100_000;
    expect(takeAll()).toBe(3);
  });

  it('is not confused by a clock that is set back', () => {
    let nowMs = 10_000;
    const { take } = createRateLimit(1, 1, () => nowMs);
    expect(take()).toBe(true);
    nowMs = 0;
    expect(take()).toBe(false);
    nowMs = 1000;
    expect(take()).toBe(true);
  });
});
