const inWords = (seconds: number): string => {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
};

/**
 * Tells how long the rest of some work takes, from how long the work since the first call took:
 * `  3 min left`, or nothing as long as that is not known. What is given is a share, 0 to 1.
 */
export const createTimeLeft = (nowMs: () => number): ((share: number) => string) => {
  let first: { readonly share: number; readonly atMs: number } | undefined;
  return (share) => {
    first ??= { share, atMs: nowMs() };
    if (share <= first.share || share >= 1) return '';
    const perShare = (nowMs() - first.atMs) / 1000 / (share - first.share);
    return `  ${inWords(perShare * (1 - share))} left`;
  };
};
