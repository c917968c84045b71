import type { Published } from '../hub/published.js';

/** Which messages of the past a subscription is still to get. */
export type Owed = {
  readonly includes: (published: Published) => boolean;
  /** Nothing up to this order number is owed any more. */
  readonly settle: (order: number) => void;
};

/**
 * Owes all after `liveAfter` (an order number), and of what came before it that whose `seq` is greater than `since` says
 * of the station, if it says anything.
 */
export const createOwed = (
  liveAfter: number,
  since: (station: string) => number | undefined = () => undefined,
): Owed => {
  let settledUpTo = -Infinity;
  return {
    includes: ({ order, message: { station, seq } }) =>
      order > settledUpTo && (order > liveAfter || seq > (since(station) ?? Infinity)),
    settle: (order) => {
      settledUpTo = Math.max(settledUpTo, order);
    },
  };
};
