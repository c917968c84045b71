import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultFusionOptions, holdFusion } from '../../../src/smoothing/hold-fusion.js';
import type { JudgedScores } from '../../../src/smoothing/judge-state.js';
import { judgeState } from '../../../src/smoothing/judge-state.js';
import { smoothScores } from '../../../src/smoothing/smooth-scores.js';
import { toDetections } from '../../../src/smoothing/to-detections.js';
import { collect } from '../../helpers/collect.js';
import { fakeScores, type FakeScores } from '../../helpers/fake-scores.js';

const LABELS = ['blues', 'jazz', 'rock'];

const judge = (steps: readonly FakeScores[]): JudgedScores[] =>
  collect(collect(steps.map(fakeScores), smoothScores()), judgeState(LABELS));

const fuse = (steps: readonly FakeScores[], options = {}): JudgedScores[] =>
  collect(judge(steps), holdFusion(LABELS, options));

/** A step a second with the same probabilities. */
const steps = (
  seconds: number,
  probabilities: readonly number[],
  afterSeconds = 3,
  others: Partial<FakeScores> = {},
): FakeScores[] =>
  Array.from({ length: seconds }, (_, index) => ({
    endSeconds: afterSeconds + index,
    probabilities,
    ...others,
  }));

const TWO = [0.5, 0.42, 0.08];
const ONE = [0.9, 0.05, 0.05];

describe('holdFusion', () => {
  it('says of two genres that are strong together for long that they are', () => {
    const told = fuse(steps(20, TWO)).map(({ fusion }) => fusion);
    expect(told.slice(0, 12).every((fusion) => fusion === undefined)).toBe(true);
    expect(told.slice(12).every((fusion) => fusion?.join() === 'blues,jazz')).toBe(true);
  });

  it('says so of genres that alternate, but of none that makes way for another', () => {
    const turns = Array.from({ length: 60 }, (_, index) =>
      Math.floor(index / 3) % 2 === 0 ? [0.9, 0.05, 0.05] : [0.05, 0.9, 0.05],
    );
    const alternating = turns.map((probabilities, index) => ({
      endSeconds: 3 + index,
      probabilities,
    }));
    expect(fuse(alternating).at(-1)?.fusion).toBeDefined();
    const change = [...steps(60, ONE), ...steps(60, [0.05, 0.9, 0.05], 63)];
    expect(fuse(change).some(({ fusion }) => fusion !== undefined)).toBe(false);
  });

  it('puts the genre that is held first', () => {
    const last = fuse(steps(20, [0.42, 0.5, 0.08])).at(-1)!;
    expect(last).toMatchObject({ state: 'music', genre: 'jazz', fusion: ['jazz', 'blues'] });
  });

  it('ends when one of the two has little left, and not at once', () => {
    const told = fuse([...steps(20, TWO), ...steps(30, ONE, 23)]);
    const last = told.findLastIndex(({ fusion }) => fusion !== undefined);
    expect(last).toBeGreaterThan(22);
    expect(last).toBeLessThan(35);
  });

  it('begins anew after a gap, silence and anything but music', () => {
    const gap = { interrupted: true };
    const afterGap = [...steps(20, TWO), ...steps(1, TWO, 23, gap), ...steps(11, TWO, 24)];
    expect(
      fuse(afterGap)
        .slice(20)
        .some(({ fusion }) => fusion),
    ).toBe(false);
    const silence = steps(6, TWO, 23, { rmsDb: -90 });
    const afterSilence = [...steps(20, TWO), ...silence, ...steps(11, TWO, 29)];
    expect(
      fuse(afterSilence)
        .slice(26)
        .some(({ fusion }) => fusion),
    ).toBe(false);
  });

  it('is never said with 0 seconds to hold', () => {
    const told = fuse(steps(60, TWO), { holdSeconds: 0 });
    expect(told.some(({ fusion }) => fusion)).toBe(false);
  });

  it('takes over options while it runs', () => {
    let options = { holdSeconds: 0 };
    const told: unknown[] = [];
    const scores = judge(steps(60, TWO));
    const counted = scores.map((each, index) => ({ each, index }));
    collect(
      (function* () {
        for (const { each, index } of counted) {
          if (index === 30) options = { holdSeconds: 5 };
          yield each;
        }
      })(),
      holdFusion(LABELS, () => options),
    ).forEach(({ fusion }) => told.push(fusion));
    expect(told.slice(0, 30).some(Boolean)).toBe(false);
    expect(told.at(-1)).toEqual(['blues', 'jazz']);
  });

  const anyStep = fc.record({
    blues: fc.double({ min: 0, max: 1, noNaN: true }),
    jazz: fc.double({ min: 0, max: 1, noNaN: true }),
    passedSeconds: fc.double({ min: 0.1, max: 8, noNaN: true }),
    rmsDb: fc.constantFrom(-20, -20, -20, -90),
    interrupted: fc.constantFrom(false, false, false, false, true),
  });
  /** Mixtures are rare in random numbers, so the two are drawn towards each other. */
  const toSteps = (
    drawn: readonly (typeof anyStep extends fc.Arbitrary<infer T> ? T : never)[],
  ) => {
    let endSeconds = 3;
    return drawn.map(({ blues, jazz, passedSeconds, ...rest }): FakeScores => {
      endSeconds += passedSeconds;
      const [one, two] = [0.35 + 0.3 * blues, 0.2 + 0.2 * jazz];
      return { endSeconds, probabilities: [one, two, Math.max(0, 1 - one - two)], ...rest };
    });
  };

  it('names two different genres in music only, the held one first, and is causal', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), fc.nat(60), (drawn, cut) => {
        const all = toSteps(drawn);
        const told = fuse(all, { holdSeconds: 3, halfLifeSeconds: 2 });
        for (const { state, genre, fusion } of told) {
          if (!fusion) continue;
          expect(state).toBe('music');
          expect(fusion[0]).toBe(genre);
          expect(fusion[1]).not.toBe(genre);
        }
        const early = fuse(all.slice(0, cut), { holdSeconds: 3, halfLifeSeconds: 2 });
        expect(early).toEqual(told.slice(0, cut));
      }),
    );
  });

  it('keeps detections in order of time, one open at a time, whatever is heard', () => {
    let fusions = 0;
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 20, maxLength: 80 }), (drawn) => {
        const fused = fuse(toSteps(drawn), { holdSeconds: 3, halfLifeSeconds: 2 });
        const detections = collect(fused, toDetections());
        let lastEndSeconds = 0;
        detections.forEach((detection, index) => {
          expect(detection.event).toBe(index % 2 === 0 ? 'began' : 'ended');
          if (detection.fusion) fusions += 1;
          if (detection.event === 'began') {
            expect(detection.startSeconds).toBeGreaterThanOrEqual(lastEndSeconds);
            return;
          }
          const { label, fusion, startSeconds } = detections[index - 1]!;
          expect(detection).toMatchObject({ label, startSeconds });
          expect(detection.fusion).toEqual(fusion);
          expect(detection.endSeconds).toBeGreaterThanOrEqual(startSeconds);
          lastEndSeconds = detection.endSeconds!;
        });
      }),
    );
    expect(fusions).toBeGreaterThan(0);
    expect(defaultFusionOptions.leaveShare).toBeLessThan(defaultFusionOptions.share);
  });
});
