import type { Prediction } from '../protocol/index.js';

/** Cuts predictions to what one reader asked for; undefined for one that comes too soon. */
export type Thinning = (prediction: Prediction) => Prediction | undefined;

const cut = (prediction: Prediction, topK: number): Prediction => {
  const ranked = Object.entries(prediction.smoothed).sort(([, one], [, other]) => other - one);
  if (ranked.length <= topK) return prediction;
  const labels = ranked.slice(0, topK).map(([label]) => label);
  const pick = (from: Prediction['smoothed']): Prediction['smoothed'] =>
    Object.fromEntries(labels.map((label) => [label, from[label] ?? 0]));
  return {
    ...prediction,
    probabilities: pick(prediction.probabilities),
    smoothed: pick(prediction.smoothed),
  };
};

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
  const lastMs = new Map<string, number>();
  return (prediction) => {
    const { station, wallTimeMs } = prediction;
    // The clock may have been put back.
    const passedMs = Math.abs(wallTimeMs - (lastMs.get(station) ?? -Infinity));
    if (passedMs < minIntervalMs) return undefined;
    lastMs.set(station, wallTimeMs);
    return cut(prediction, topK);
  };
};
