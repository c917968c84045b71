import type { DataProgress } from '../../../models/index.js';
import { createProgressLine } from '../progress/progress-line.js';
import { createTimeLeft } from '../progress/time-left.js';

/** Shows how far the features of audio files are, with the time left; nothing where none are needed. */
export const showReading = (
  stderr: NodeJS.WriteStream,
  nowMs: () => number,
): { readonly update: (progress: DataProgress) => void; readonly end: () => void } => {
  const line = createProgressLine(stderr, nowMs);
  const timeLeft = createTimeLeft(nowMs);
  return {
    update: ({ done, files, cached }) => {
      // Files whose features are at hand take no time, so only the others say how long the rest takes.
      const left = cached < done ? timeLeft((done - cached) / (files - cached)) : '';
      const known = cached > 0 ? `, ${cached} of them from the cache` : '';
      line.show(`reading audio: ${done} of ${files} files${known}${left}`, done === files);
    },
    end: line.end,
  };
};
