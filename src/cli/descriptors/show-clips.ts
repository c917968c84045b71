import { createProgressLine, type ProgressLine } from '../progress/progress-line.js';
import { createTimeLeft } from '../progress/time-left.js';

/** Shows how many recordings were heard. */
export const showClips = (
  stderr: NodeJS.WriteStream,
): {
  readonly update: (heard: number, of: number) => void;
  readonly end: ProgressLine['end'];
} => {
  const line = createProgressLine(stderr, Date.now);
  const timeLeft = createTimeLeft(Date.now);
  return {
    update: (heard, of) =>
      line.show(`${heard} of ${of} recordings${timeLeft(heard / of)}`, heard === of),
    end: line.end,
  };
};
