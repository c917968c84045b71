import { defer, map, type OperatorFunction } from 'rxjs';
import { SAMPLE_RATE_HZ } from '../audio-format.js';
import type { Frame } from '../frames/frame.js';
import { measureLevel } from '../frames/measure-level.js';
import { analyseSpectrum, type Spectrum } from './analyse-spectrum.js';
import { FEATURE_SET } from './feature-set.js';
import type { FeatureFrame } from './feature-window.js';
import { measureFlux } from './measure-flux.js';
import { createMelFilterBank } from './mel-filter-bank.js';
import { toLogMel } from './to-log-mel.js';

const melFilterBank = createMelFilterBank({
  bands: FEATURE_SET.melBands,
  fftSize: FEATURE_SET.fftSize,
  sampleRateHz: SAMPLE_RATE_HZ,
});

const toFeatureFrame = (frame: Frame, spectrum: Spectrum, flux: number): FeatureFrame => ({
  centreSeconds: frame.centreSeconds,
  capturedAtMs: frame.capturedAtMs,
  logMelDb: toLogMel(spectrum.power, melFilterBank),
  chroma: spectrum.chroma,
  ...measureLevel(frame.samples),
  centroidHz: spectrum.centroidHz,
  flatness: spectrum.flatness,
  flux,
  zeroCrossingRate: spectrum.zeroCrossingRate,
  interrupted: frame.interrupted,
});

/** Measures each frame; the only memory is the spectrum before, for the flux. */
export const extractFeatures = (): OperatorFunction<Frame, FeatureFrame> => (frames) =>
  defer(() => {
    let previous: Float32Array | undefined;
    return frames.pipe(
      map((frame) => {
        const spectrum = analyseSpectrum(frame.samples);
        const flux = measureFlux(frame.interrupted ? undefined : previous, spectrum.amplitude);
        previous = spectrum.amplitude;
        return toFeatureFrame(frame, spectrum, flux);
      }),
    );
  });
