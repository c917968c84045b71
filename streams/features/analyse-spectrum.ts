import { SAMPLE_RATE_HZ } from '../audio-format.js';
import { createMeyda } from './create-meyda.js';
import { FEATURE_SET } from './feature-set.js';

/** What Meyda says of one frame. All numbers are finite. */
export type Spectrum = {
  /** `[fftSize / 2]` magnitudes of the STFT. */
  readonly amplitude: Float32Array;
  /** `[fftSize / 2]` squared magnitudes. */
  readonly power: Float32Array;
  /** `[12]`, C first, greatest value 1; all 0 in silence. */
  readonly chroma: Float32Array;
  readonly centroidHz: number;
  readonly flatness: number;
  /** Sign changes per sample. */
  readonly zeroCrossingRate: number;
};

const { fftSize } = FEATURE_SET;
const HZ_PER_BIN = SAMPLE_RATE_HZ / fftSize;

const meyda = createMeyda({ fftSize, sampleRateHz: SAMPLE_RATE_HZ, windowing: 'hanning' });

/** Meyda divides by the spectrum's sum, which in silence is 0. */
const finiteOr0 = (value: number | undefined): number =>
  value !== undefined && Number.isFinite(value) ? value : 0;

/** Windowed spectrum of `[fftSize]` finite samples, and what Meyda derives from it. */
export const analyseSpectrum = (samples: Float32Array): Spectrum => {
  if (samples.length !== fftSize) {
    throw new RangeError(`A frame has ${fftSize} samples, got ${samples.length}.`);
  }
  const measured = meyda.extract(
    ['amplitudeSpectrum', 'powerSpectrum', 'chroma', 'spectralCentroid', 'spectralFlatness', 'zcr'],
    samples,
  );
  return {
    amplitude: measured!.amplitudeSpectrum!,
    power: measured!.powerSpectrum!,
    chroma: Float32Array.from(measured!.chroma!),
    centroidHz: finiteOr0(measured!.spectralCentroid) * HZ_PER_BIN,
    flatness: finiteOr0(measured!.spectralFlatness),
    zeroCrossingRate: finiteOr0(measured!.zcr) / fftSize,
  };
};
