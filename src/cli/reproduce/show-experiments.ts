import type { ExperimentProgress } from '../../../models/index.js';
import { createProgressLine } from '../progress/progress-line.js';
import { createTimeLeft } from '../progress/time-left.js';

/** Shows how experiments go on `stderr`: one line of a terminal that is drawn over itself, else plain lines. */
export const showExperiments = (
  stderr: NodeJS.WriteStream,
  nowMs: () => number,
): { readonly update: (progress: ExperimentProgress) => void; readonly end: () => void } => {
  const line = createProgressLine(stderr, nowMs);
  let current = '';
  let timeLeft = createTimeLeft(nowMs);
  return {
    update: ({ experiment, position, total, holdOut, share, words }) => {
      const name = `${experiment.report} ${experiment.system}, ${holdOut}`;
      if (name !== current) timeLeft = createTimeLeft(nowMs);
      const place = `${name} (${position + 1} of ${total})`;
      line.show(`${place}  ${words}${timeLeft(share)}`, name !== current);
      current = name;
    },
    end: line.end,
  };
};
