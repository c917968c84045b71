/**
 * Half-wave rectified flux: the mean growth of the bins that grew, on the scale of the spectrum `[bins]`;
 * 0 when there is no spectrum before.
 */
export const measureFlux = (previous: Float32Array | undefined, current: Float32Array): number => {
  if (!previous) return 0;
  let growth = 0;
  for (let bin = 0; bin < current.length; bin++) {
    growth += Math.max(0, current[bin]! - previous[bin]!);
  }
  return growth / current.length;
};
