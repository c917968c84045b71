import { from, lastValueFrom, tap, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { readLive } from '../../../src/smoothing/live-options.js';
import { smoothScores } from '../../../src/smoothing/smooth-scores.js';
import { fakeScores } from '../../helpers/fake-scores.js';

const scoresAt = (endSeconds: number, first: number) =>
  fakeScores({ endSeconds, probabilities: [first, 1 - first] });

describe('readLive', () => {
  it('fills in what is left out, now and later', () => {
    const defaults = { a: 1, b: 2 };
    expect(readLive(defaults)()).toEqual(defaults);
    expect(readLive(defaults, { b: 3 })()).toEqual({ a: 1, b: 3 });
    let a = 5;
    const read = readLive(defaults, () => ({ a }));
    expect(read()).toEqual({ a: 5, b: 2 });
    a = 6;
    expect(read()).toEqual({ a: 6, b: 2 });
  });

  it('lets smoothing change under way, and what is remembered stays', async () => {
    let halfLifeSeconds = 1000;
    const heard = from([scoresAt(1, 1), scoresAt(2, 0), scoresAt(3, 0)]).pipe(
      tap(({ window }) => {
        if (window.endSeconds === 3) halfLifeSeconds = 1;
      }),
      smoothScores(() => ({ halfLifeSeconds })),
      toArray(),
    );
    const firsts = (await lastValueFrom(heard)).map(({ smoothed }) => smoothed[0]);
    expect(firsts[0]).toBe(1);
    expect(firsts[1]).toBeCloseTo(1, 2);
    expect(firsts[2]).toBeCloseTo(0.5, 2);
  });
});
