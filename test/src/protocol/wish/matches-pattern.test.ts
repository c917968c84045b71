import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPattern, matchesPattern } from '../../../../src/protocol/wish/matches-pattern.js';

const toRegExp = (pattern: string): RegExp => {
  const source = [...pattern].map((each) => ({ '*': '.*', '?': '.' })[each] ?? `\\${each}`);
  return new RegExp(`^${source.join('')}$`, 's');
};

describe('matchesPattern', () => {
  it.each([
    ['*', '', true],
    ['*', 'fip', true],
    ['?', '', false],
    ['fip*', 'fip-jazz', true],
    ['fip*', 'a-fip', false],
    ['*jazz', 'fip-jazz', true],
    ['f?p', 'fip', true],
    ['f?p', 'fp', false],
    ['*.radio.*', 'de.radio.one', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
  ])('%s and %s: %s', (pattern, name, expected) => {
    expect(matchesPattern(pattern, name)).toBe(expected);
  });

  it('agrees with a regular expression of the same meaning', () => {
    const text = (alphabet: string) =>
      fc.array(fc.constantFrom(...alphabet), { maxLength: 12 }).map((each) => each.join(''));
    fc.assert(
      fc.property(text('-.*?'), text('-.'), (pattern, name) => {
        expect(matchesPattern(pattern, name)).toBe(toRegExp(pattern).test(name));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes no longer for a pattern made to take long', () => {
    const startMs = performance.now();
    expect(matchesPattern('*a'.repeat(99) + 'b', 'a'.repeat(200))).toBe(false);
    expect(performance.now() - startMs).toBeLessThan(100);
  });

  it('knows a pattern from a name', () => {
    expect(['fip*', 'f?p', 'fip', '[fip]'].map(isPattern)).toEqual([true, true, false, false]);
  });
});
