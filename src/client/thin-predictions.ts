import type { Prediction } from '../protocol/index.js';
import { keepLikeliest } from '../protocol/wish/keep-likeliest.js';
import { createPacer } from '../protocol/wish/pacer.js';

/** Cuts predictions to what one reader asked for; undefined for one that comes too soon. */
export type Thinning = (prediction: Prediction) => Prediction | undefined;

/**
 * The server sends a message once to all subscriptions of a socket, with all that one of them wants; each
 * reader of this client still gets what it asked for.
 */
export const createThinning = ({
  topK = Infinity,
  minIntervalMs = 0,
}: {
  readonly topK?: number | undefined;
  readonly minIntervalMs?: number | undefined;
}): Thinning => {
  const pacer = createPacer();
  return (prediction) =>
    pacer.isTooSoon(prediction, minIntervalMs) ? undefined : keepLikeliest(prediction, topK);
};
