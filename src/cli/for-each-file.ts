import { InterruptedError, ReportedError } from '../errors.js';
import type { CommandContext } from './command-context.js';
import { reportError } from './report-error.js';

/**
 * Does `job` for one file after the other and says of each that failed why, without giving up the rest. Fails with a
 * `ReportedError` in the end when one did, and with an `InterruptedError` at once when the user stops the program.
 */
export const forEachFile = async (
  files: readonly string[],
  job: (file: string) => Promise<void>,
  { stderr, stop }: CommandContext,
): Promise<void> => {
  let failed = 0;
  for (const file of files) {
    try {
      await job(file);
    } catch (error) {
      if (error instanceof InterruptedError || stop.aborted) throw error;
      reportError(error, stderr);
      failed += 1;
    }
  }
  if (failed > 0) throw new ReportedError(`${failed} of ${files.length} files failed`);
};
