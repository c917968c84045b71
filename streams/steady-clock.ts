/** Clocks in ms that a steady clock is made of. */
export type ClockPair = {
  /** What people go by; it may be set back. @default Date.now */
  readonly wall?: () => number;
  /** What only ever goes on. @default performance.now */
  readonly monotonic?: () => number;
};

/** A clock that was set back is waited for at this share of its own pace. */
const SLOWEST_PACE = 0.5;

/**
 * Makes a wall clock in whole ms since 1970 that never goes backwards and never stands still for long: where the
 * system's clock is set back, it goes at half its pace until the two agree.
 */
export const createSteadyClock = ({
  wall = Date.now,
  monotonic = () => performance.now(),
}: ClockPair = {}): (() => number) => {
  let saidMs = wall();
  let askedAtMs = monotonic();
  return () => {
    const nowMs = monotonic();
    const elapsedMs = Math.max(0, nowMs - askedAtMs);
    askedAtMs = nowMs;
    saidMs = Math.max(wall(), saidMs + elapsedMs * SLOWEST_PACE);
    return Math.floor(saidMs);
  };
};
