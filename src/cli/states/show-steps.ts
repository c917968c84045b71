import { type KindTrainingProgress, percent } from '../../../models/index.js';
import { createProgressLine, type ProgressLine } from '../progress/progress-line.js';
import { createTimeLeft } from '../progress/time-left.js';

/** Shows how the training of the kind model goes, on one line or on some. */
export const showSteps = (
  stderr: NodeJS.WriteStream,
): {
  readonly update: (progress: KindTrainingProgress) => void;
  readonly end: ProgressLine['end'];
} => {
  const line = createProgressLine(stderr, Date.now);
  const timeLeft = createTimeLeft(Date.now);
  let check = '';
  return {
    update: ({ step, steps, loss, validAccuracy }) => {
      const isCheck = validAccuracy !== undefined;
      if (isCheck) check = `  validation ${percent(validAccuracy)}`;
      const left = timeLeft(step / steps);
      line.show(`step ${step}/${steps}  loss ${loss.toFixed(3)}${check}${left}`, isCheck);
    },
    end: line.end,
  };
};
