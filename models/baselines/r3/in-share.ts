import type { ExperimentContext } from '../experiment.js';

/** The context of a part of the work, which takes the time from one share of the whole to another, 0 to 1. */
export const inShare = (
  context: ExperimentContext,
  from: number,
  to: number,
): ExperimentContext => ({
  ...context,
  progress: (share, words) => context.progress(from + (to - from) * share, words),
});
