/**
 * The one-cycle rate (Smith 2018): up along a cosine in the first quarter of the training,
 * down to nothing along a longer one. `progress` runs from 0 to 1.
 */
export const oneCycleRate = (progress: number, peak: number): number => {
  const rise = 0.25;
  const start = peak / 20;
  const swing = (share: number) => (1 - Math.cos(Math.PI * share)) / 2;
  if (progress < rise) return start + (peak - start) * swing(progress / rise);
  return peak * (1 - swing((progress - rise) / (1 - rise))) + peak / 1000;
};
