import { describe, expect, it } from 'vitest';
import { toDb } from '../../../streams/frames/to-db.js';

describe('toDb', () => {
  it('knows full scale, half of it and silence', () => {
    expect(toDb(1)).toBe(0);
    expect(toDb(0.5)).toBeCloseTo(-6.02, 2);
    expect(toDb(0)).toBe(-120);
    expect(toDb(1e-9)).toBe(-120);
  });
});
