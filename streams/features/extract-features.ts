import { defer, map, type OperatorFunction } from 'rxjs';
import { SAMPLE_RATE_HZ } from '../audio-format.js';
import type { Frame } from '../frames/frame.js';
import { measureLevel } from '../frames/measure-level.js';
import { analyseSpectrum } from './analyse-spectrum.js';
import { FEATURE_SET } from './feature-set.js';
import type { FeatureFrame } from './feature-window.js';
import { measureFlux } from './measure-flux.js';
import { createMelFilterBank } from './mel-filter-bank.js';
import { toLogMel } from './to-log-mel.js';

const { melBands, fftSize } = FEATURE_SET;
const melFilterBank = createMelFilterBank({
  bands: melBands,
  fftSize,
  sampleRateHz: SAMPLE_RATE_HZ,
});

/** Measures frames one by one; its only memory is the spectrum before, for the flux. */
class FrameMeter {
  readonly #previous = new Float32Array(fftSize / 2);
  #isFirst = true;

  measure({ samples, centreSeconds, capturedAtMs, interrupted }: Frame): FeatureFrame {
    const { amplitude, power, ...told } = analyseSpectrum(samples);
    const flux = this.#isFirst || interrupted ? 0 : measureFlux(this.#previous, amplitude);
    this.#previous.set(amplitude);
    this.#isFirst = false;
    const { rms, peak } = measureLevel(samples);
    const logMelDb = toLogMel(power, melFilterBank);
    return { centreSeconds, capturedAtMs, logMelDb, rms, peak, flux, interrupted, ...told };
  }
}

/** Measures each frame, at once: nothing of a frame is kept but the numbers. */
export const extractFeatures = (): OperatorFunction<Frame, FeatureFrame> => (frames) =>
  defer(() => {
    const meter = new FrameMeter();
    return frames.pipe(map((frame) => meter.measure(frame)));
  });
