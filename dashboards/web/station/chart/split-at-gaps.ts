import type { TimelineStep } from '../../../shared/station-timeline.js';

const TOLERANCE_MS = 2500;

/** The steps in runs without a gap, so that nothing is drawn where nothing was heard. */
export const splitAtGaps = (
  steps: readonly TimelineStep[],
): readonly (readonly TimelineStep[])[] => {
  const runs: TimelineStep[][] = [];
  let endMs = Number.NEGATIVE_INFINITY;
  for (const step of steps) {
    const run = runs.at(-1);
    if (run && step.wallTimeMs <= endMs) run.push(step);
    else runs.push([step]);
    endMs = step.wallTimeMs + step.seconds * 2000 + TOLERANCE_MS;
  }
  return runs;
};
