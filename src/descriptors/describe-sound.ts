import type { LearntValues } from '../../models/index.js';
import type { JudgedScores } from '../smoothing/judge-state.js';
import type { SoundDescriptors } from './sound-descriptors.js';

/** What describing looks at. */
export type DescribedScores = JudgedScores & { readonly learnt?: LearntValues };

/**
 * What the sound of a step is like, where it is measured: loudness always, tempo, key and what is learnt only while
 * it may be music.
 */
export const describeSound = ({
  window: { measures },
  state,
  learnt,
}: DescribedScores): { readonly descriptors?: SoundDescriptors } => {
  if (!measures) return {};
  if (state === 'music' || state === 'unsure') return { descriptors: { ...learnt, ...measures } };
  const { loudnessLufs, integratedLufs } = measures;
  return {
    descriptors: {
      ...(loudnessLufs !== undefined && { loudnessLufs }),
      ...(integratedLufs !== undefined && { integratedLufs }),
    },
  };
};
