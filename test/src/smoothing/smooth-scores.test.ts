import fc from 'fast-check';
import { from, lastValueFrom, toArray } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import type { Scores } from '../../../models/index.js';
import { smoothScores, type SmoothedScores } from '../../../src/smoothing/smooth-scores.js';
import { fakeScores } from '../../helpers/fake-scores.js';

const smoothAll = (scores: readonly Scores[], halfLifeSeconds = 4): Promise<SmoothedScores[]> =>
  lastValueFrom(from(scores).pipe(smoothScores({ halfLifeSeconds }), toArray()));

const firstOf = (scores: readonly SmoothedScores[]): number[] =>
  scores.map(({ smoothed }) => Number(smoothed[0]!.toFixed(4)));

describe('smoothScores', () => {
  it('emits one value for each window at the same moment and completes with them', () => {
    const [a, b] = [
      fakeScores({ endSeconds: 3, probabilities: [1, 0] }),
      fakeScores({ endSeconds: 7, probabilities: [0, 1] }),
    ];
    new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(
      ({ cold, expectObservable }) => {
        const source = cold<Scores>('  -a-b-|', { a, b });
        expectObservable(source.pipe(smoothScores({ halfLifeSeconds: 4 }))).toBe('-c-d-|', {
          c: { ...a, smoothed: Float32Array.of(1, 0), quiet: false },
          d: { ...b, smoothed: Float32Array.of(0.5, 0.5), quiet: false },
        });
      },
    );
  });

  it('forgets half in a half life, however many windows it took', async () => {
    const one = await smoothAll([
      fakeScores({ endSeconds: 3, probabilities: [1, 0] }),
      fakeScores({ endSeconds: 7, probabilities: [0, 1] }),
    ]);
    const four = await smoothAll(
      [3, 4, 5, 6, 7].map((endSeconds) =>
        fakeScores({ endSeconds, probabilities: endSeconds === 3 ? [1, 0] : [0, 1] }),
      ),
    );
    expect(firstOf(one).at(-1)).toBe(0.5);
    expect(firstOf(four).at(-1)).toBe(0.5);
  });

  it('starts afresh at an interrupted window', async () => {
    const scores = await smoothAll([
      fakeScores({ endSeconds: 3, probabilities: [1, 0] }),
      fakeScores({ endSeconds: 4, probabilities: [0, 1], interrupted: true }),
    ]);
    expect(firstOf(scores)).toEqual([1, 0]);
  });

  it('learns nothing from quiet windows', async () => {
    const scores = await smoothAll([
      fakeScores({ endSeconds: 3, probabilities: [1, 0] }),
      fakeScores({ endSeconds: 4, probabilities: [0, 1], rmsDb: -70 }),
      fakeScores({ endSeconds: 7, probabilities: [0, 1] }),
    ]);
    expect(firstOf(scores)).toEqual([1, 1, 0.5]);
    expect(scores.map(({ quiet }) => quiet)).toEqual([false, true, false]);
  });

  it('is even over all labels while nothing but quiet was heard', async () => {
    const quiet = fakeScores({ endSeconds: 3, probabilities: [0.9, 0.1, 0, 0], rmsDb: -120 });
    expect([...(await smoothAll([quiet]))[0]!.smoothed]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it('keeps a sum of 1 whatever comes', async () => {
    const step = fc.record({
      weights: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
        minLength: 10,
        maxLength: 10,
      }),
      passedSeconds: fc.double({ min: 0, max: 30, noNaN: true }),
      rmsDb: fc.constantFrom(-20, -90),
      interrupted: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        let endSeconds = 3;
        const scores = steps.map(({ weights, passedSeconds, ...rest }) => {
          endSeconds += passedSeconds;
          const sum = weights.reduce((total, each) => total + each + 1e-3, 0);
          const probabilities = weights.map((each) => (each + 1e-3) / sum);
          return fakeScores({ endSeconds, probabilities, ...rest });
        });
        for (const { smoothed } of await smoothAll(scores)) {
          expect(smoothed.reduce((total, each) => total + each, 0)).toBeCloseTo(1, 5);
          expect(Math.min(...smoothed)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 50 },
    );
  });
});
