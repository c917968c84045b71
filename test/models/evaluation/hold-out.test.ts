import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdOutAtRandom, holdOutFolds } from '../../../models/evaluation/hold-out.js';
import type { Clip } from '../../../models/training/dataset.js';

const clip = (name: string, facts: Partial<Clip> = {}): Clip => ({
  name,
  label: 0,
  columns: 100,
  readLogMelDb: () => new Float32Array(0),
  ...facts,
});

const labels = ['a', 'b'];
const namesOf = (clips: readonly Clip[]) => clips.map(({ name }) => name);

describe('holdOutFolds', () => {
  it('takes the folds that the data name and leaves out clips without one', () => {
    const clips = [
      clip('x', { fold: 1 }),
      clip('y', { fold: 2 }),
      clip('repeat'),
      clip('z', { fold: 1 }),
    ];
    const folds = holdOutFolds({ labels, clips }, 3, 1);
    expect(folds.map(({ name }) => name)).toEqual(['fold 1', 'fold 2']);
    expect(namesOf(folds[0].held)).toEqual(['x', 'z']);
    expect(namesOf(folds[0].train)).toEqual(['y']);
  });

  it('never puts an artist on both sides, and scores each clip once', () => {
    const facts = fc.record({ artist: fc.integer({ min: 0, max: 12 }), label: fc.nat(1) });
    fc.assert(
      fc.property(fc.array(facts, { minLength: 30, maxLength: 60 }), fc.nat(), (made, seed) => {
        fc.pre(new Set(made.map(({ artist }) => artist)).size >= 3);
        const clips = made.map(({ artist, label }, index) =>
          clip(String(index), { artist: String(artist), label }),
        );
        const folds = holdOutFolds({ labels, clips }, 3, seed);
        for (const { train, held } of folds) {
          const known = new Set(train.map(({ artist }) => artist));
          expect(held.some(({ artist }) => known.has(artist))).toBe(false);
          expect(train.length + held.length).toBe(clips.length);
        }
        expect(folds.flatMap(({ held }) => namesOf(held)).sort()).toEqual(namesOf(clips).sort());
      }),
    );
  });

  it('says what to do when nobody knows who plays', () => {
    expect(() => holdOutFolds({ labels, clips: [clip('x'), clip('y')] }, 3, 1)).toThrow(
      /name the artists, or use --protocol random/,
    );
  });
});

describe('holdOutAtRandom', () => {
  it('draws a fifth of the clips, another one each time, alike for the same seed', () => {
    const clips = Array.from({ length: 50 }, (_, index) => clip(String(index)));
    const draws = holdOutAtRandom({ labels, clips }, 3, 1);
    expect(draws.map(({ held, train }) => [held.length, train.length])).toEqual([
      [10, 40],
      [10, 40],
      [10, 40],
    ]);
    expect(new Set(draws.map(({ held }) => namesOf(held).join())).size).toBe(3);
    expect(holdOutAtRandom({ labels, clips }, 3, 1)).toEqual(draws);
  });
});
