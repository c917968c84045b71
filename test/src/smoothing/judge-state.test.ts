import { from, lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { judgeState, type JudgingOptions } from '../../../src/smoothing/judge-state.js';
import { fakeScores } from '../../helpers/fake-scores.js';

const LABELS = ['blues', 'rock', 'jazz'];
const THREE_SECONDS = {
  enter: 0.45,
  lead: 0.25,
  leave: 0.3,
  holdSeconds: 3,
  leaveSeconds: 3,
} as const;

type Step = {
  readonly smoothed: readonly number[];
  readonly quiet?: boolean;
  readonly gap?: boolean;
  /** Music, speech, noise. */
  readonly kinds?: readonly number[];
  readonly strangeness?: number;
};

const BLUES: Step = { smoothed: [0.6, 0.3, 0.1] };
const ROCK: Step = { smoothed: [0.2, 0.6, 0.2] };
const CLOSE: Step = { smoothed: [0.35, 0.5, 0.15] };
const NOTHING: Step = { smoothed: [0.4, 0.3, 0.3] };
const WEAK: Step = { smoothed: [0.2, 0.4, 0.4] };
const QUIET: Step = { smoothed: [0.6, 0.3, 0.1], quiet: true };
const AFTER_GAP: Step = { ...BLUES, gap: true };

/** One step a second, the first window ends at 3 s; `music` is shown as its genre with its beginning. */
const judgeAll = async (steps: readonly Step[], options: Partial<JudgingOptions> = {}) => {
  const scores = steps.map(
    ({ smoothed, quiet = false, gap = false, kinds, strangeness }, index) => {
      const fake = fakeScores({ endSeconds: 3 + index, probabilities: smoothed, interrupted: gap });
      const heard = kinds && { smoothedKinds: Float32Array.from(kinds) };
      const strange = strangeness === undefined ? {} : { strangeness };
      return { ...fake, smoothed: fake.probabilities, quiet, ...heard, ...strange };
    },
  );
  const judged = await lastValueFrom(
    from(scores).pipe(judgeState(LABELS, { ...THREE_SECONDS, ...options }), toArray()),
  );
  return judged.map(({ state, genre, sinceSeconds }) => `${genre ?? state}@${sinceSeconds}`);
};

const MUSIC: Step = { ...BLUES, kinds: [0.9, 0.1, 0] };
const SPEECH: Step = { ...BLUES, kinds: [0.1, 0.9, 0] };
const NOISE: Step = { ...BLUES, kinds: [0, 0.1, 0.9] };
const STRANGE: Step = { ...BLUES, strangeness: 0.5 };

const times = (count: number, step: Step): Step[] => Array<Step>(count).fill(step);

describe('judgeState', () => {
  it.each([
    [
      'is unsure until a genre has led for three seconds',
      times(5, BLUES),
      ['unsure@0', 'unsure@0', 'unsure@0', 'blues@3', 'blues@3'],
    ],
    [
      'starts to count again when the lead was lost',
      [BLUES, BLUES, NOTHING, BLUES, BLUES],
      Array(5).fill('unsure@0'),
    ],
    [
      'keeps what it holds while it is neither strong nor weak',
      [...times(4, BLUES), ...times(4, NOTHING)],
      [...Array(3).fill('unsure@0'), ...Array(5).fill('blues@3')],
    ],
    [
      'lets go what has been weak for three seconds',
      [...times(4, BLUES), ...times(4, WEAK)],
      [...Array(3).fill('unsure@0'), ...Array(4).fill('blues@3'), 'unsure@7'],
    ],
    [
      'forgives a weakness that passes',
      [...times(4, BLUES), WEAK, WEAK, NOTHING, WEAK, WEAK],
      [...Array(3).fill('unsure@0'), ...Array(6).fill('blues@3')],
    ],
    [
      'goes over to a genre that has led for three seconds',
      [...times(4, BLUES), ...times(4, ROCK)],
      [...Array(3).fill('unsure@0'), ...Array(4).fill('blues@3'), 'rock@7'],
    ],
    [
      'stays with its genre while another leads by little',
      [...times(4, BLUES), ...times(4, CLOSE)],
      [...Array(3).fill('unsure@0'), ...Array(5).fill('blues@3')],
    ],
    [
      'calls two seconds of quiet silence',
      times(4, QUIET),
      ['unsure@0', 'unsure@0', 'silence@3', 'silence@3'],
    ],
    [
      'keeps the genre through a short quiet',
      [...times(4, BLUES), QUIET, QUIET, BLUES],
      [...Array(3).fill('unsure@0'), ...Array(4).fill('blues@3')],
    ],
    [
      'asserts no genre in silence, nor at once after it',
      [...times(4, BLUES), ...times(3, QUIET), ...times(4, BLUES)],
      [
        ...Array(3).fill('unsure@0'),
        'blues@3',
        'blues@3',
        'blues@3',
        'silence@7',
        'unsure@9',
        'unsure@9',
        'unsure@9',
        'blues@10',
      ],
    ],
    [
      'starts afresh after a gap',
      [...times(4, BLUES), AFTER_GAP, ...times(3, BLUES)],
      [...Array(3).fill('unsure@0'), 'blues@3', 'unsure@4', 'unsure@4', 'unsure@4', 'blues@7'],
    ],
  ] satisfies [string, Step[], string[]][])('%s', async (_title, steps, expected) => {
    expect(await judgeAll(steps)).toEqual(expected);
  });

  it('never lets a genre begin before the one before it ended', async () => {
    const steps = [...times(7, BLUES), ROCK, { smoothed: [0.1, 0.6, 0.3] }, ...times(6, ROCK)];
    const judged = await judgeAll(steps, { holdSeconds: 6, leaveSeconds: 2 });
    expect([...new Set(judged)]).toEqual(['unsure@0', 'blues@3', 'unsure@10', 'rock@10']);
  });

  it('takes its thresholds from the options', async () => {
    const judged = await judgeAll(times(2, NOTHING), { enter: 0.4, holdSeconds: 1 });
    expect(judged).toEqual(['unsure@0', 'blues@3']);
  });

  it.each([
    [
      'asserts no genre while somebody speaks, and one again after it',
      [...times(5, MUSIC), ...times(5, SPEECH), ...times(5, MUSIC)],
      [
        ...Array(3).fill('unsure@0'),
        ...Array(4).fill('blues@3'),
        ...Array(5).fill('speech@8'),
        'unsure@12',
        'blues@13',
        'blues@13',
      ],
    ],
    [
      'is not shaken by a word over the music',
      [...times(5, MUSIC), ...times(2, SPEECH), ...times(3, MUSIC)],
      [...Array(3).fill('unsure@0'), ...Array(7).fill('blues@3')],
    ],
    [
      'keeps to speech over a breath of music',
      [...times(5, SPEECH), ...times(2, MUSIC), ...times(3, SPEECH)],
      Array(10).fill('speech@3'),
    ],
    ['tells noise from speech', times(4, NOISE), Array(4).fill('noise@3')],
    [
      'lets the genre of strange music go and takes none up',
      [...times(5, BLUES), ...times(5, STRANGE)],
      [...Array(3).fill('unsure@0'), ...Array(5).fill('blues@3'), 'unsure@8', 'unsure@8'],
    ],
  ] satisfies [string, Step[], string[]][])('%s', async (_title, steps, expected) => {
    expect(await judgeAll(steps)).toEqual(expected);
  });
});
