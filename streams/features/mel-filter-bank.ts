import type { FrontEnd } from './front-end.js';

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
  /** @default 'slaney' */
  readonly scale?: FrontEnd['melScale'];
  /** @default 'area' */
  readonly normalisation?: FrontEnd['melNormalisation'];
  /** @default 0 */
  readonly lowHz?: number;
  /** @default half the sample rate */
  readonly highHz?: number;
};

const LINEAR_HZ_PER_MEL = 200 / 3;
const LOG_FROM_HZ = 1000;
const LOG_FROM_MEL = LOG_FROM_HZ / LINEAR_HZ_PER_MEL;
const LOG_STEP = Math.log(6.4) / 27;

type Scale = {
  readonly toMel: (hz: number) => number;
  readonly toHz: (mel: number) => number;
};

/** Slaney's: linear up to 1 kHz, logarithmic above. */
const slaney: Scale = {
  toMel: (hz) =>
    hz < LOG_FROM_HZ
      ? hz / LINEAR_HZ_PER_MEL
      : LOG_FROM_MEL + Math.log(hz / LOG_FROM_HZ) / LOG_STEP,
  toHz: (mel) =>
    mel < LOG_FROM_MEL
      ? mel * LINEAR_HZ_PER_MEL
      : LOG_FROM_HZ * Math.exp(LOG_STEP * (mel - LOG_FROM_MEL)),
};

/** O'Shaughnessy's, as HTK has it. */
const htk: Scale = {
  toMel: (hz) => 2595 * Math.log10(1 + hz / 700),
  toHz: (mel) => 700 * (10 ** (mel / 2595) - 1),
};

/** One triangle from `lowHz` over `peakHz` to `highHz` of height 1, sampled at the FFT's bins. */
const triangle = (lowHz: number, peakHz: number, highHz: number, hzPerBin: number) => {
  const first = Math.floor(lowHz / hzPerBin) + 1;
  const last = Math.ceil(highHz / hzPerBin) - 1;
  const weights = new Float32Array(Math.max(0, last - first + 1));
  for (let index = 0; index < weights.length; index++) {
    const hz = (first + index) * hzPerBin;
    const rising = (hz - lowHz) / (peakHz - lowHz);
    const falling = (highHz - hz) / (highHz - peakHz);
    weights[index] = Math.max(0, Math.min(rising, falling));
  }
  return { first, weights };
};

/** Triangular filters over mel bands; by default those of `librosa.filters.mel`. */
export const createMelFilterBank = (options: MelFilterBankOptions): MelFilterBank => {
  const { bands, fftSize, sampleRateHz, lowHz = 0, highHz = sampleRateHz / 2 } = options;
  const { scale = 'slaney', normalisation = 'area' } = options;
  const { toMel, toHz } = scale === 'htk' ? htk : slaney;
  const lowMel = toMel(lowHz);
  const melStep = (toMel(highHz) - lowMel) / (bands + 1);
  const firstBin = new Uint16Array(bands);
  const weights: Float32Array[] = [];
  for (let band = 0; band < bands; band++) {
    const edges = [band, band + 1, band + 2].map((edge) => toHz(lowMel + edge * melStep));
    const [low, peak, high] = edges as [number, number, number];
    const filter = triangle(low, peak, high, sampleRateHz / fftSize);
    const height = normalisation === 'area' ? 2 / (high - low) : 1;
    firstBin[band] = filter.first;
    weights.push(filter.weights.map((weight) => weight * height));
  }
  return { firstBin, weights };
};
