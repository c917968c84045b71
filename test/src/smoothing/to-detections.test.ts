import fc from 'fast-check';
import { from, lastValueFrom, toArray } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import { judgeState, type JudgedScores } from '../../../src/smoothing/judge-state.js';
import { smoothScores } from '../../../src/smoothing/smooth-scores.js';
import { toDetections } from '../../../src/smoothing/to-detections.js';
import { fakeScores } from '../../helpers/fake-scores.js';

const LABELS = ['blues', 'rock'];

type Verdict = {
  readonly endSeconds: number;
  readonly sinceSeconds: number;
  readonly genre?: string;
  readonly silence?: boolean;
  readonly confidence?: number;
  readonly gap?: boolean;
};

const judged = ({ endSeconds, sinceSeconds, genre, silence, confidence = 0.5, gap }: Verdict) => {
  const index = LABELS.indexOf(genre ?? 'blues');
  const probabilities = LABELS.map((_, each) => (each === index ? confidence : 1 - confidence));
  const fake = fakeScores({ endSeconds, probabilities, interrupted: gap ?? false });
  const scores = { ...fake, smoothed: fake.probabilities, quiet: false, sinceSeconds };
  if (genre !== undefined) return { ...scores, state: 'music', genre, index } as const;
  return { ...scores, state: silence ? 'silence' : 'unsure' } as const;
};

describe('toDetections', () => {
  it('says what began and what ended at the step that shows it', () => {
    const values: Record<string, JudgedScores> = {
      u: judged({ endSeconds: 5, sinceSeconds: 0 }),
      a: judged({ endSeconds: 6, sinceSeconds: 3, genre: 'blues', confidence: 0.5 }),
      b: judged({ endSeconds: 7, sinceSeconds: 3, genre: 'blues', confidence: 0.75 }),
      r: judged({ endSeconds: 9, sinceSeconds: 6, genre: 'rock', confidence: 0.5 }),
      s: judged({ endSeconds: 20, sinceSeconds: 18, silence: true }),
    };
    const blues = { label: 'blues', startSeconds: 3 };
    const rock = { label: 'rock', startSeconds: 6, meanConfidence: 0.5 };
    const silence = { label: 'silence', startSeconds: 18, meanConfidence: 1 };
    new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(
      ({ cold, expectObservable }) => {
        const source = cold('   -uab-r---s----|', values);
        const expected = '      --c--(de)(fg)-(h|)';
        expectObservable(source.pipe(toDetections())).toBe(expected, {
          c: { event: 'began', ...blues, meanConfidence: 0.5 },
          d: { event: 'ended', ...blues, endSeconds: 6, meanConfidence: 0.625 },
          e: { event: 'began', ...rock },
          f: { event: 'ended', ...rock, endSeconds: 18 },
          g: { event: 'began', ...silence },
          h: { event: 'ended', ...silence, endSeconds: 20 },
        });
      },
    );
  });

  it('ends at a gap where the sound ended, also when the same genre goes on after it', async () => {
    const steps = [
      judged({ endSeconds: 6, sinceSeconds: 3, genre: 'blues' }),
      judged({ endSeconds: 7, sinceSeconds: 3, genre: 'blues' }),
      judged({ endSeconds: 10, sinceSeconds: 7.5, genre: 'blues', gap: true }),
    ];
    const detections = await lastValueFrom(from(steps).pipe(toDetections(), toArray()));
    expect(
      detections.map(({ event, startSeconds, endSeconds }) => [event, startSeconds, endSeconds]),
    ).toEqual([
      ['began', 3, undefined],
      ['ended', 3, 7],
      ['began', 7.5, undefined],
      ['ended', 7.5, 10],
    ]);
  });

  it('ends a genre that becomes part of a fusion and begins it anew, so one thing is open', async () => {
    const together = { fusion: ['blues', 'rock'] as const };
    const steps = [
      judged({ endSeconds: 6, sinceSeconds: 3, genre: 'blues' }),
      { ...judged({ endSeconds: 30, sinceSeconds: 10, genre: 'blues' }), ...together },
      { ...judged({ endSeconds: 31, sinceSeconds: 10, genre: 'blues' }), ...together },
      judged({ endSeconds: 40, sinceSeconds: 35, genre: 'blues' }),
    ] as JudgedScores[];
    const detections = await lastValueFrom(from(steps).pipe(toDetections(), toArray()));
    const blues = { label: 'blues', meanConfidence: 0.5 };
    expect(detections).toEqual([
      { event: 'began', ...blues, startSeconds: 3 },
      { event: 'ended', ...blues, startSeconds: 3, endSeconds: 10 },
      { event: 'began', ...blues, ...together, startSeconds: 10 },
      { event: 'ended', ...blues, ...together, startSeconds: 10, endSeconds: 35 },
      { event: 'began', ...blues, startSeconds: 35 },
      { event: 'ended', ...blues, startSeconds: 35, endSeconds: 40 },
    ]);
  });

  it('alternates began and ended of one label, in order of time, whatever is heard', async () => {
    const step = fc.record({
      blues: fc.double({ min: 0, max: 1, noNaN: true }),
      passedSeconds: fc.double({ min: 0.1, max: 8, noNaN: true }),
      rmsDb: fc.constantFrom(-20, -20, -90),
      interrupted: fc.constantFrom(false, false, false, true),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        let endSeconds = 3;
        const scores = steps.map(({ blues, passedSeconds, ...rest }) => {
          endSeconds += passedSeconds;
          return fakeScores({ endSeconds, probabilities: [blues, 1 - blues], ...rest });
        });
        const stages = [smoothScores({ halfLifeSeconds: 1 }), judgeState(LABELS)] as const;
        const detections = await lastValueFrom(
          from(scores).pipe(...stages, toDetections(), toArray()),
        );
        expect(detections.length % 2).toBe(0);
        let lastEndSeconds = 0;
        detections.forEach((detection, index) => {
          expect(detection.event).toBe(index % 2 === 0 ? 'began' : 'ended');
          expect(detection.meanConfidence).toBeGreaterThanOrEqual(0);
          expect(detection.meanConfidence).toBeLessThanOrEqual(1.000001);
          if (detection.event === 'began') {
            expect(detection.startSeconds).toBeGreaterThanOrEqual(lastEndSeconds);
            return;
          }
          const began = detections[index - 1]!;
          expect(detection.label).toBe(began.label);
          expect(detection.startSeconds).toBe(began.startSeconds);
          expect(detection.endSeconds).toBeGreaterThanOrEqual(detection.startSeconds);
          lastEndSeconds = detection.endSeconds!;
        });
      }),
    );
  });
});
