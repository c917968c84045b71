import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignSplit, type Dealt } from '../../../models/data/assign-split.js';

const items = fc.array(
  fc.record({
    key: fc.integer({ min: 0, max: 40 }).map(String),
    genre: fc.constantFrom('a', 'b', 'c'),
  }),
  { maxLength: 200 },
);

const songs = (genre: string, artists: number, each: number): Dealt[] =>
  Array.from({ length: artists * each }, (_, i) => ({ key: `${genre}${i % artists}`, genre }));

describe('assignSplit', () => {
  it('gives each artist one part, and the same for the same seed', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 9 }), (dealt, seed) => {
        const parts = assignSplit(dealt, seed);
        expect(new Set(parts.keys())).toEqual(new Set(dealt.map(({ key }) => key)));
        expect([...assignSplit(dealt, seed)]).toEqual([...parts]);
      }),
    );
  });

  it('comes near to 70 : 15 : 15 of each genre, however unequal these are', () => {
    const dealt = [...songs('rock', 40, 5), ...songs('jazz', 20, 2)];
    const parts = assignSplit(dealt, 1);
    for (const [genre, count] of [
      ['rock', 200],
      ['jazz', 40],
    ] as const) {
      const of = (part: string) =>
        dealt.filter((item) => item.genre === genre && parts.get(item.key) === part).length / count;
      expect(of('train')).toBeCloseTo(0.7, 1);
      expect(of('valid')).toBeCloseTo(0.15, 1);
      expect(of('test')).toBeCloseTo(0.15, 1);
    }
  });

  it('deals otherwise with another seed', () => {
    const dealt = songs('rock', 30, 1);
    expect([...assignSplit(dealt, 1)].sort()).not.toEqual([...assignSplit(dealt, 2)].sort());
  });

  it('has something to train on and to look at from the second artist of a genre on', () => {
    for (const artists of [2, 3, 4, 7]) {
      const parts = new Set(assignSplit(songs('rock', artists, 3), 1).values());
      expect(parts.has('train') && parts.has('valid')).toBe(true);
    }
  });

  it('puts the clips of an artist where the data have put one of them', () => {
    const dealt: Dealt[] = [
      ...songs('rock', 10, 2),
      { key: 'rock3', genre: 'rock', split: 'test' },
      { key: 'rock4', genre: 'rock', split: 'valid' },
    ];
    const parts = assignSplit(dealt, 1);
    expect([parts.get('rock3'), parts.get('rock4')]).toEqual(['test', 'valid']);
  });
});
