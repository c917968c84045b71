import { InterruptedError } from '../errors.js';

/** Does a job; fails with an `InterruptedError`, whatever its own error was, when the user stopped it. */
export const unlessStopped = async (stop: AbortSignal, job: () => Promise<void>): Promise<void> => {
  try {
    await job();
  } catch (error) {
    throw stop.aborted ? new InterruptedError() : error;
  }
};
