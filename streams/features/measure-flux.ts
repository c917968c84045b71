/** Half-wave rectified flux: the mean growth of the bins that grew, on the scale of the spectrum `[bins]`. */
export const measureFlux = (previous: Float32Array, current: Float32Array): number => {
  let growth = 0;
  for (let bin = 0; bin < current.length; bin++) {
    growth += Math.max(0, current[bin]! - previous[bin]!);
  }
  return growth / current.length;
};
