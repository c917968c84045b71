import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOLD_OUTS } from '../../../../models/baselines/experiment.js';
import { dealRows, holdOutRows } from '../../../../models/baselines/rows/hold-out-rows.js';

/** Names of the groups of some rows; some groups are large. */
const groupsOf = (rows: { readonly minLength: number }) =>
  fc.array(
    fc.integer({ min: 0, max: 40 }).map((group) => `artist ${Math.floor(Math.sqrt(group) * 4)}`),
    { ...rows, maxLength: 200 },
  );

const seeds = fc.integer({ min: 0, max: 1000 });
const shares = fc.double({ min: 0.05, max: 0.6, noNaN: true });
const holdOuts = fc.constantFrom(...HOLD_OUTS);

const inOrder = (positions: readonly number[]): number[] => [...positions].sort((a, b) => a - b);

const largestOf = (groups: readonly string[]): number =>
  groups.reduce((most, name) => Math.max(most, groups.filter((other) => other === name).length), 0);

describe('rows that are held out', () => {
  it('are with the others all rows, each once, and the same again for a seed', () => {
    fc.assert(
      fc.property(
        groupsOf({ minLength: 1 }),
        shares,
        holdOuts,
        seeds,
        (groups, share, how, seed) => {
          const { train, test } = holdOutRows(groups, share, how, seed);
          expect(inOrder([...train, ...test])).toEqual([...groups.keys()]);
          expect(holdOutRows(groups, share, how, seed)).toEqual({ train, test });
        },
      ),
    );
  });

  it('share no group with the others when it is honest', () => {
    fc.assert(
      fc.property(groupsOf({ minLength: 1 }), shares, seeds, (groups, share, seed) => {
        const { train, test } = holdOutRows(groups, share, 'honest', seed);
        const known = new Set(train.map((row) => groups[row]));
        expect(test.filter((row) => known.has(groups[row]))).toEqual([]);
      }),
    );
  });

  it('are as many as wanted at random, and less than a group more when it is honest', () => {
    fc.assert(
      fc.property(groupsOf({ minLength: 1 }), shares, seeds, (groups, share, seed) => {
        const wanted = Math.round(groups.length * share);
        expect(holdOutRows(groups, share, 'report', seed).test).toHaveLength(wanted);
        const { test } = holdOutRows(groups, share, 'honest', seed);
        expect(test.length).toBeGreaterThanOrEqual(wanted);
        expect(test.length).toBeLessThan(wanted + Math.max(1, largestOf(groups)));
      }),
    );
  });

  it('are others for another seed', () => {
    const groups = Array.from({ length: 100 }, (_, row) => `artist ${Math.floor(row / 2)}`);
    for (const how of HOLD_OUTS) {
      const [one, other] = [1, 2].map((seed) => inOrder(holdOutRows(groups, 0.2, how, seed).test));
      expect(one).not.toEqual(other);
    }
  });
});

describe('rows that are dealt', () => {
  const parts = fc.integer({ min: 2, max: 6 });

  it('are all rows, each once', () => {
    fc.assert(
      fc.property(
        groupsOf({ minLength: 0 }),
        parts,
        holdOuts,
        seeds,
        (groups, count, how, seed) => {
          const dealt = dealRows(groups, count, how, seed);
          expect(dealt).toHaveLength(count);
          expect(inOrder(dealt.flat())).toEqual([...groups.keys()]);
        },
      ),
    );
  });

  it('keep groups together when it is honest', () => {
    fc.assert(
      fc.property(groupsOf({ minLength: 1 }), parts, seeds, (groups, count, seed) => {
        const places = new Map<string, number>();
        dealRows(groups, count, 'honest', seed).forEach((rows, part) => {
          for (const row of rows) {
            expect(places.get(groups[row]) ?? part).toBe(part);
            places.set(groups[row], part);
          }
        });
      }),
    );
  });

  it('make parts of like size: to a row at random, to the largest group when it is honest', () => {
    fc.assert(
      fc.property(groupsOf({ minLength: 1 }), parts, seeds, (groups, count, seed) => {
        const gap = (how: (typeof HOLD_OUTS)[number]): number => {
          const sizes = dealRows(groups, count, how, seed).map(({ length }) => length);
          return Math.max(...sizes) - Math.min(...sizes);
        };
        expect(gap('report')).toBeLessThanOrEqual(1);
        expect(gap('honest')).toBeLessThanOrEqual(largestOf(groups));
      }),
    );
  });
});
