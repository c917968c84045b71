/** How the magnitudes of a spectrum lie; both 0 in silence. */
export type SpectralShape = {
  /** Centre of gravity, in bins. */
  readonly centroidBins: number;
  /** Geometric over arithmetic mean, 0 (a tone) to 1 (white noise). */
  readonly flatness: number;
};

/** A product of magnitudes (floats of 32 bits) within these bounds has room for one more. */
const LEAST_PRODUCT = 1e-200;
const GREATEST_PRODUCT = 1e200;

/**
 * Spectral centroid and flatness of magnitudes `[bins]`, as Meyda has them. Logarithms are taken of products,
 * as they are what flatness costs.
 */
export const measureShape = (magnitudes: Float32Array): SpectralShape => {
  let sum = 0;
  let moment = 0;
  let logSum = 0;
  let product = 1;
  for (let bin = 0; bin < magnitudes.length; bin++) {
    const magnitude = magnitudes[bin]!;
    sum += magnitude;
    moment += bin * magnitude;
    product *= magnitude;
    if (product < LEAST_PRODUCT || product > GREATEST_PRODUCT) {
      logSum += Math.log(product);
      product = 1;
    }
  }
  if (sum === 0) return { centroidBins: 0, flatness: 0 };
  const geometricMean = Math.exp((logSum + Math.log(product)) / magnitudes.length);
  return {
    centroidBins: moment / sum,
    flatness: (geometricMean * magnitudes.length) / sum,
  };
};
