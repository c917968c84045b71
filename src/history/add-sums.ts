import type { StepSums } from './history-batch.js';

const addCounts = (
  one: Readonly<Partial<Record<string, number>>>,
  other: Readonly<Partial<Record<string, number>>>,
): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const [key, value = 0] of [...Object.entries(one), ...Object.entries(other)]) {
    sums[key] = Number(((sums[key] ?? 0) + value).toFixed(5));
  }
  return sums;
};

/** Two parts of one step together; labels that only one of them knows are kept. */
export const addSums = (one: StepSums, other: StepSums): StepSums => ({
  station: one.station,
  startMs: one.startMs,
  predictions: one.predictions + other.predictions,
  rmsDbSum: Number((one.rmsDbSum + other.rmsDbSum).toFixed(3)),
  peakDb: Math.max(one.peakDb, other.peakDb),
  states: addCounts(one.states, other.states),
  genres: addCounts(one.genres, other.genres),
  smoothed: addCounts(one.smoothed, other.smoothed),
});
