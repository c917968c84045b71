import type { CalibrationBin } from './metrics.js';

const logBinomial = (n: number, k: number): number => {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += Math.log((n - k + i) / i);
  return sum;
};

/** Mean distance of a binomial share from its probability (De Moivre 1730). */
const meanDeviation = (n: number, p: number): number => {
  if (n === 0 || p <= 0 || p >= 1) return 0;
  const k = Math.floor(n * p) + 1;
  return (
    (2 * k * Math.exp(logBinomial(n, k) + k * Math.log(p) + (n - k + 1) * Math.log(1 - p))) / n
  );
};

/**
 * The calibration error that chance alone would show: what is to be expected of judgements that are right
 * exactly as often as their confidence says, with as many clips in each bin. Few clips make it large.
 */
export const chanceCalibrationError = (bins: readonly CalibrationBin[]): number => {
  const clips = bins.reduce((sum, bin) => sum + bin.clips, 0);
  const gap = bins.reduce(
    (sum, bin) => sum + bin.clips * meanDeviation(bin.clips, bin.confidence),
    0,
  );
  return clips === 0 ? 0 : gap / clips;
};
