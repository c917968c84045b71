/** From a wait nobody notices to one that a window is long. */
export const LATENCY_BUCKETS_SECONDS = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
] as const;

/** Powers of two up to the greatest batch. */
export const BATCH_BUCKETS = [1, 2, 4, 8, 16, 32, 64] as const;
