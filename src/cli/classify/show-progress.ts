import { basename } from 'node:path';
import { formatDuration } from './format-duration.js';

/** Shows how far a file has been heard; `clear` takes a line on a terminal away again. */
export type Progress = {
  readonly update: (heardSeconds: number) => void;
  readonly clear: () => void;
};

const TERMINAL_EVERY_MS = 200;
const LINES_EVERY_MS = 5000;

/** Progress on `stderr`: one line rewritten on a terminal, else a plain line now and then. */
export const showProgress = (
  file: string,
  stderr: NodeJS.WriteStream,
  now: () => number,
): Progress => {
  const startedMs = now();
  const everyMs = stderr.isTTY ? TERMINAL_EVERY_MS : LINES_EVERY_MS;
  let shownMs = startedMs;
  return {
    update: (heardSeconds) => {
      if (now() - shownMs < everyMs) return;
      shownMs = now();
      const speed = Math.round((heardSeconds * 1000) / (shownMs - startedMs));
      const text = `${basename(file)}: ${formatDuration(heardSeconds)} heard, ${speed} × real time`;
      stderr.write(stderr.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
    },
    clear: () => {
      if (stderr.isTTY) stderr.write('\r\x1b[K');
    },
  };
};
