/** Between these a tempo is looked for. */
const SLOWEST_BPM = 40;
const FASTEST_BPM = 220;
/** A quarter of a percent apart. */
const CANDIDATES = 600;
/** A beat repeats after one, two, three and four of its periods. */
const MULTIPLES = 4;
/** Tempi are likeliest about 120, as in librosa's `feature.tempo`; spread in octaves. */
const LIKELIEST_BPM = 120;
const SPREAD_OCTAVES = 0.7;
/** Shorter sound tells nothing. */
const LEAST_SECONDS = 6;
/** Weaker repetition is none. */
const LEAST_STRENGTH = 0.1;

const tempi = Float64Array.from(
  { length: CANDIDATES },
  (_, index) => SLOWEST_BPM * (FASTEST_BPM / SLOWEST_BPM) ** (index / (CANDIDATES - 1)),
);
const priors = tempi.map((bpm) =>
  Math.exp(-0.5 * (Math.log2(bpm / LIKELIEST_BPM) / SPREAD_OCTAVES) ** 2),
);

/** Autocorrelation up to `lags` (not included), 1 at lag 0; all 0 where nothing changes. */
const autocorrelate = (onsets: Float32Array, lags: number): Float64Array => {
  const mean = onsets.reduce((sum, onset) => sum + onset, 0) / onsets.length;
  const centred = onsets.map((onset) => onset - mean);
  const correlation = new Float64Array(lags);
  for (let lag = 0; lag < lags; lag++) {
    let sum = 0;
    for (let at = lag; at < centred.length; at++) sum += centred[at]! * centred[at - lag]!;
    correlation[lag] = sum;
  }
  const power = correlation[0]!;
  return power > 0 ? correlation.map((sum) => sum / power) : correlation;
};

/** How much sound repeats itself after a period, and after its multiples as far as is known. */
const strengthAt = (correlation: Float64Array, period: number): number => {
  let sum = 0;
  let count = 0;
  for (let lag = period; count < MULTIPLES && lag < correlation.length - 1; lag += period) {
    const below = Math.floor(lag);
    const share = lag - below;
    sum += correlation[below]! * (1 - share) + correlation[below + 1]! * share;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
};

/**
 * The tempo of onset strengths at a constant rate, by the autocorrelation of all of them; undefined while there
 * are less than 6 s, and where nothing repeats.
 */
export const estimateTempo = (
  onsets: Float32Array,
  onsetsPerSecond: number,
): number | undefined => {
  if (onsets.length < LEAST_SECONDS * onsetsPerSecond) return undefined;
  const longest = Math.ceil((MULTIPLES * 60 * onsetsPerSecond) / SLOWEST_BPM) + 2;
  const correlation = autocorrelate(onsets, Math.min(longest, Math.floor(0.6 * onsets.length)));
  let best = 0;
  let bestScore = 0;
  tempi.forEach((bpm, index) => {
    const score = strengthAt(correlation, (60 / bpm) * onsetsPerSecond) * priors[index]!;
    if (score > bestScore) [best, bestScore] = [index, score];
  });
  return bestScore / priors[best]! < LEAST_STRENGTH ? undefined : tempi[best];
};
