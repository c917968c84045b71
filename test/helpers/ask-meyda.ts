import { createMeyda } from '../../streams/features/create-meyda.js';
import { FEATURE_SET, SAMPLE_RATE_HZ } from '../../streams/index.js';

/** What Meyda says of one frame, untouched but for what it cannot say of silence (then 0). */
export type MeydaFrame = {
  readonly amplitude: Float32Array;
  readonly power: Float32Array;
  readonly chroma: readonly number[];
  readonly centroidHz: number;
  readonly flatness: number;
  readonly zeroCrossingRate: number;
};

const { fftSize } = FEATURE_SET;
const meyda = createMeyda({ fftSize, sampleRateHz: SAMPLE_RATE_HZ, windowing: 'hanning' });
const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

/** Runs Meyda over `[fftSize]` samples with the settings of Earshot's front end. */
export const askMeyda = (samples: Float32Array): MeydaFrame => {
  const said = meyda.extract(
    ['amplitudeSpectrum', 'powerSpectrum', 'chroma', 'spectralCentroid', 'spectralFlatness', 'zcr'],
    samples,
  )!;
  return {
    amplitude: said.amplitudeSpectrum!,
    power: said.powerSpectrum!,
    chroma: said.chroma!,
    centroidHz: (finite(said.spectralCentroid!) * SAMPLE_RATE_HZ) / fftSize,
    flatness: finite(said.spectralFlatness!),
    zeroCrossingRate: said.zcr! / fftSize,
  };
};
