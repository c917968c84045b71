import { describe, expect, it } from 'vitest';
import { describeSound, type DescribedScores } from '../../../src/descriptors/describe-sound.js';
import { fakeScores } from '../../helpers/fake-scores.js';

const MEASURES = { loudnessLufs: -16, integratedLufs: -15, tempoBpm: 120, key: 'C minor' };

const scoresIn = (state: 'unsure' | 'speech' | 'silence', measures = {}): DescribedScores => {
  const scores = fakeScores({ endSeconds: 20, probabilities: [0.5, 0.5] });
  const window = { ...scores.window, measures };
  const smoothed = scores.probabilities;
  return { ...scores, window, smoothed, quiet: false, state, sinceSeconds: 0 };
};

describe('describeSound', () => {
  it('tells all that is measured and learnt of what may be music', () => {
    const scores = { ...scoresIn('unsure', MEASURES), learnt: { energy: 0.5 } };
    expect(describeSound(scores)).toEqual({ descriptors: { energy: 0.5, ...MEASURES } });
  });

  it('tells nothing but loudness of speech', () => {
    const { loudnessLufs, integratedLufs } = MEASURES;
    expect(describeSound(scoresIn('speech', MEASURES))).toEqual({
      descriptors: { loudnessLufs, integratedLufs },
    });
  });

  it('knows nothing of silence, and says nothing where nothing is measured', () => {
    expect(describeSound(scoresIn('silence'))).toEqual({ descriptors: {} });
    const { window } = fakeScores({ endSeconds: 20, probabilities: [0.5, 0.5] });
    expect(describeSound({ ...scoresIn('unsure'), window })).toEqual({});
  });
});
