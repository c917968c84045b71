import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../../../src/client/matches-pattern.js';

const toRegExp = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern.replace(/[\\^$.*+?()[\]{}|]/g, (sign) => ({ '*': '[^]*', '?': '[^]' })[sign] ?? `\\${sign}`)}$`,
  );

describe('matchesPattern', () => {
  it.each([
    ['fip', 'fip', true],
    ['fip', 'fip rock', false],
    ['fip*', 'fip rock', true],
    ['*rock', 'fip rock', true],
    ['f?p', 'fip', true],
    ['f?p', 'fp', false],
    ['*', '', true],
    ['a*b*c', 'a1b2b3c', true],
    ['a*b*c', 'a1c2b3', false],
    ['.*', 'fip', false],
  ])('%j and %j: %s', (pattern, name, fits) => {
    expect(matchesPattern(pattern, name)).toBe(fits);
  });

  it('agrees with a regular expression', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '.') });
    fc.assert(
      fc.property(text, text, (pattern, name) => {
        expect(matchesPattern(pattern, name)).toBe(toRegExp(pattern).test(name));
      }),
    );
  });

  it('is not slowed down by many stars', () => {
    expect(matchesPattern(`${'*a'.repeat(100)}b`, 'a'.repeat(2000))).toBe(false);
  });
});
