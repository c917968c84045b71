import { from, lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { smoothKinds } from '../../../src/smoothing/smooth-kinds.js';
import { fakeScores, type FakeScores } from '../../helpers/fake-scores.js';

type Step = Omit<FakeScores, 'probabilities'> & {
  readonly speech?: number;
  readonly quiet?: boolean;
};

const smooth = async (steps: readonly Step[]) => {
  const scores = steps.map(({ speech, quiet = false, ...fake }) => {
    const made = fakeScores({ ...fake, probabilities: [1] });
    const kinds = speech === undefined ? {} : { kinds: Float32Array.of(1 - speech, speech, 0) };
    return { ...made, ...kinds, smoothed: made.probabilities, quiet };
  });
  const out = await lastValueFrom(from(scores).pipe(smoothKinds(), toArray()));
  return out.map(({ smoothedKinds }) => smoothedKinds && Number(smoothedKinds[1]!.toFixed(3)));
};

describe('smoothKinds', () => {
  it('goes half the way in a second of media time', async () => {
    const steps = [0, 1, 1].map((speech, index) => ({ endSeconds: 3 + index, speech }));
    expect(await smooth(steps)).toEqual([0, 0.5, 0.75]);
  });

  it('learns nothing from quiet windows and forgets at an interruption', async () => {
    expect(
      await smooth([
        { endSeconds: 3, speech: 1 },
        { endSeconds: 4, speech: 0, quiet: true },
        { endSeconds: 5, speech: 0, interrupted: true },
      ]),
    ).toEqual([1, 1, 0]);
  });

  it('says nothing where nothing tells the kinds apart', async () => {
    expect(await smooth([{ endSeconds: 3 }])).toEqual([undefined]);
  });
});
