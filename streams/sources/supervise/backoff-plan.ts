/** How a break in the sound went so far. */
export type BreakSoFar = {
  /** Attempts in a row that brought no audio. */
  readonly failures: number;
  /** Attempts in a row whose audio ended within seconds. */
  readonly briefRuns: number;
  /** How long there has been no audio. */
  readonly silentMs: number;
  /** The plan's own count of waits after the first minute. */
  readonly slowWaits: number;
};

/** How long to wait for the next attempt, in ms, and what to call it. */
export type Wait = {
  readonly state: 'backoff' | 'circuit-open' | 'failed';
  readonly delayMs: number;
  readonly slowWaits: number;
};

const FIRST_MS = 1000;
const QUICK_MS = 2000;
const GREATEST_MS = 60_000;
/** A server that is restarted is mostly back within a minute, and is to be heard at once then. */
const QUICK_FOR_MS = 60_000;
const BRIEF_RUNS_AT_EASE = 5;
/** An address may be put right at the other end, or a mount come to be; nobody is to be pestered for it. */
const HOPELESS_MS = 300_000;

/**
 * Plans the wait before the next attempt: 1 s, then 2 s through the first minute without audio, then doubled up to
 * 60 s; there the circuit is open: one try a minute, until audio comes. Streams that break off within seconds,
 * again and again, are asked less and less often too, but their circuit stays closed. What will hardly become well
 * by trying (`isHopeless`) is tried every 5 min.
 * Half of a wait is left to chance (`random` in [0, 1)), so that the stations of one server do not come back at one instant.
 */
export const planWait = (
  { failures, briefRuns, silentMs, slowWaits: before }: BreakSoFar,
  random: () => number,
  isHopeless = false,
): Wait => {
  const byChance = (longestMs: number): number => Math.round(longestMs * (1 - random() / 2));
  if (isHopeless) return { state: 'failed', delayMs: byChance(HOPELESS_MS), slowWaits: before };
  const slowWaits = before + (silentMs < QUICK_FOR_MS ? 0 : 1);
  const doublings = slowWaits + Math.max(0, briefRuns - BRIEF_RUNS_AT_EASE);
  const firstMs = failures <= 1 && doublings === 0 ? FIRST_MS : QUICK_MS;
  const longestMs = Math.min(GREATEST_MS, firstMs * 2 ** doublings);
  const isOpen = failures > 0 && QUICK_MS * 2 ** slowWaits >= GREATEST_MS;
  return {
    state: isOpen ? 'circuit-open' : 'backoff',
    delayMs: byChance(longestMs),
    slowWaits,
  };
};
