import { SAMPLE_RATE_HZ } from '../audio-format.js';
import { createChromaFilterBank } from './chroma-filter-bank.js';
import { countSignChanges } from './count-sign-changes.js';
import { createMagnitudeTransform } from './create-magnitude-transform.js';
import { FEATURE_SET } from './feature-set.js';
import { measureChroma } from './measure-chroma.js';
import { measureShape } from './measure-shape.js';
import type { SparseRows } from './sparse-rows.js';
import { windowFunction } from './window-function.js';

/** What Meyda would say of one frame, computed faster. All numbers are finite. */
export type Spectrum = {
  /** `[fftSize / 2]` magnitudes of the STFT. Lent: the next frame overwrites them. */
  readonly amplitude: Float32Array;
  /** `[fftSize / 2]` squared magnitudes. Lent as well. */
  readonly power: Float32Array;
  /** `[12]`, C first, greatest value 1; all 0 in silence. */
  readonly chroma: Float32Array;
  readonly centroidHz: number;
  /** 0 (a tone) to 1 (white noise). */
  readonly flatness: number;
  /** Sign changes per sample. */
  readonly zeroCrossingRate: number;
};

const { fftSize } = FEATURE_SET;
const HZ_PER_BIN = SAMPLE_RATE_HZ / fftSize;

const transform = createMagnitudeTransform(fftSize);
const weights = windowFunction(FEATURE_SET.window, fftSize);
/** All frames of the process pass through these, one after the other. */
const windowed = new Float64Array(fftSize);
const amplitude = new Float32Array(fftSize / 2);
const power = new Float32Array(fftSize / 2);

let chromaFilterBank: SparseRows | undefined;

/** Windowed spectrum of `[fftSize]` finite samples, and what is derived from it. */
export const analyseSpectrum = (samples: Float32Array): Spectrum => {
  if (samples.length !== fftSize) {
    throw new RangeError(`A frame has ${fftSize} samples, got ${samples.length}.`);
  }
  for (let index = 0; index < fftSize; index++) windowed[index] = samples[index]! * weights[index]!;
  transform(windowed, amplitude);
  for (let bin = 0; bin < power.length; bin++) power[bin] = amplitude[bin]! * amplitude[bin]!;
  const { centroidBins, flatness } = measureShape(amplitude);
  // Built by Meyda in some 30 ms, which programs that hear nothing need not wait for.
  chromaFilterBank ??= createChromaFilterBank(fftSize, SAMPLE_RATE_HZ);
  return {
    amplitude,
    power,
    chroma: measureChroma(amplitude, chromaFilterBank),
    centroidHz: centroidBins * HZ_PER_BIN,
    flatness,
    zeroCrossingRate: countSignChanges(windowed) / fftSize,
  };
};
