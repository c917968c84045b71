/** Says whether one more message is within the rate. */
export type RateLimit = { readonly take: () => boolean };

/** A token bucket that holds `burst` and is refilled with `perSecond` by the clock `now` (ms). */
export const createRateLimit = (burst: number, perSecond: number, now: () => number): RateLimit => {
  let tokens = burst;
  let filledAtMs = now();
  return {
    take: () => {
      const atMs = now();
      const passedSeconds = Math.max(0, atMs - filledAtMs) / 1000;
      tokens = Math.min(burst, tokens + passedSeconds * perSecond);
      filledAtMs = atMs;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
};
