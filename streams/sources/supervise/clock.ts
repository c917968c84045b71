import { asyncScheduler, type SchedulerLike } from 'rxjs';
import { createSteadyClock } from '../../steady-clock.js';

/** The two times that a live source is watched by, both in ms. */
export type Clock = {
  /** Since 1970; never goes backwards. */
  readonly wallMs: () => number;
  /** For measuring how long something took: setting the system's clock does not move it. */
  readonly elapsedMs: () => number;
};

/** The clock of a scheduler: the system's for the one that runs in real time, else virtual time for both. */
export const clockOf = (scheduler: SchedulerLike): Clock => {
  if (scheduler !== asyncScheduler) {
    return { wallMs: () => scheduler.now(), elapsedMs: () => scheduler.now() };
  }
  return { wallMs: createSteadyClock(), elapsedMs: () => performance.now() };
};
