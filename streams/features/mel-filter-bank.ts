/** Triangular filters kept as their non-zero part: band `b` weighs bins from `firstBin[b]` on. */
export type MelFilterBank = {
  readonly firstBin: Uint16Array;
  readonly weights: readonly Float32Array[];
};

/** `bands` filters for an FFT of `fftSize` points. */
export type MelFilterBankOptions = {
  readonly bands: number;
  readonly fftSize: number;
  readonly sampleRateHz: number;
};

const LINEAR_HZ_PER_MEL = 200 / 3;
const LOG_FROM_HZ = 1000;
const LOG_FROM_MEL = LOG_FROM_HZ / LINEAR_HZ_PER_MEL;
const LOG_STEP = Math.log(6.4) / 27;

const hzToMel = (hz: number): number =>
  hz < LOG_FROM_HZ ? hz / LINEAR_HZ_PER_MEL : LOG_FROM_MEL + Math.log(hz / LOG_FROM_HZ) / LOG_STEP;

const melToHz = (mel: number): number =>
  mel < LOG_FROM_MEL
    ? mel * LINEAR_HZ_PER_MEL
    : LOG_FROM_HZ * Math.exp(LOG_STEP * (mel - LOG_FROM_MEL));

/** One triangle from `lowHz` over `peakHz` to `highHz` of area 1 (over Hz), sampled at the FFT's bins. */
const triangle = (lowHz: number, peakHz: number, highHz: number, hzPerBin: number) => {
  const first = Math.floor(lowHz / hzPerBin) + 1;
  const last = Math.ceil(highHz / hzPerBin) - 1;
  const weights = new Float32Array(Math.max(0, last - first + 1));
  const area = 2 / (highHz - lowHz);
  for (let index = 0; index < weights.length; index++) {
    const hz = (first + index) * hzPerBin;
    const rising = (hz - lowHz) / (peakHz - lowHz);
    const falling = (highHz - hz) / (highHz - peakHz);
    weights[index] = area * Math.max(0, Math.min(rising, falling));
  }
  return { first, weights };
};

/**
 * Slaney's mel bands from 0 Hz to half the sample rate with Slaney's area normalisation,
 * as `librosa.filters.mel` makes them by default.
 */
export const createMelFilterBank = (options: MelFilterBankOptions): MelFilterBank => {
  const { bands, fftSize, sampleRateHz } = options;
  const melStep = hzToMel(sampleRateHz / 2) / (bands + 1);
  const firstBin = new Uint16Array(bands);
  const weights: Float32Array[] = [];
  for (let band = 0; band < bands; band++) {
    const edges = [band, band + 1, band + 2].map((edge) => melToHz(edge * melStep));
    const filter = triangle(edges[0]!, edges[1]!, edges[2]!, sampleRateHz / fftSize);
    firstBin[band] = filter.first;
    weights.push(filter.weights);
  }
  return { firstBin, weights };
};
