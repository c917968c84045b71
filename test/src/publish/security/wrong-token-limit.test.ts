import { describe, expect, it } from 'vitest';
import { createWrongTokenLimit } from '../../../../src/publish/security/wrong-token-limit.js';

describe('createWrongTokenLimit', () => {
  it('blocks an address after so many, and forgives with time', () => {
    let atMs = 0;
    const limit = createWrongTokenLimit({ burst: 3, forgiveSeconds: 10, now: () => atMs });
    for (let wrong = 0; wrong < 3; wrong += 1) {
      expect(limit.waitSeconds('203.0.113.5')).toBe(0);
      limit.count('203.0.113.5');
    }
    expect(limit.waitSeconds('203.0.113.5')).toBe(10);
    expect(limit.waitSeconds('203.0.113.6')).toBe(0);
    atMs = 9_000;
    expect(limit.waitSeconds('203.0.113.5')).toBe(1);
    atMs = 10_000;
    expect(limit.waitSeconds('203.0.113.5')).toBe(0);
  });

  it('remembers so many addresses, the latest, and counts those it forgot', () => {
    const limit = createWrongTokenLimit({ burst: 1, maxAddresses: 2, now: () => 0 });
    limit.count('203.0.113.1');
    limit.count('203.0.113.2');
    limit.count('203.0.113.1');
    limit.count('203.0.113.3');
    expect([limit.size(), limit.forgotten()]).toEqual([2, 1]);
    expect(limit.waitSeconds('203.0.113.2')).toBe(0);
    expect(limit.waitSeconds('203.0.113.1')).toBeGreaterThan(0);
  });
});
