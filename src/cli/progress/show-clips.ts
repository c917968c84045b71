import { createProgressLine } from './progress-line.js';
import { createTimeLeft } from './time-left.js';

/** Shows how many of the clips are done, with the time left: on one line of a terminal, else in plain lines. */
export const showClips = (
  stderr: NodeJS.WriteStream,
  nowMs: () => number,
): ((done: number, clips: number) => void) => {
  const line = createProgressLine(stderr, nowMs);
  const timeLeft = createTimeLeft(nowMs);
  return (done, clips) => {
    line.show(`${done} of ${clips} clips${timeLeft(done / clips)}`, done === clips);
    if (done === clips) line.end();
  };
};
