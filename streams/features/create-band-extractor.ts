import { compressBands } from './compress-bands.js';
import { createMeyda } from './create-meyda.js';
import type { FrontEnd } from './front-end.js';
import { createMelFilterBank } from './mel-filter-bank.js';
import { sumBands } from './sum-bands.js';
import { windowFunction } from './window-function.js';

/** From the samples of one frame to its compressed mel bands. */
export type BandExtractor = (samples: Float32Array) => Float32Array;

/** The part of a front end that looks at one frame: `[frameSamples]` → `[melBands]`. */
export const createBandExtractor = (frontEnd: FrontEnd): BandExtractor => {
  const { frameSamples, fftSize, sampleRateHz, spectrum, lowHz, highHz } = frontEnd;
  const weights = windowFunction(frontEnd.window, frameSamples);
  const meyda = createMeyda({ fftSize, sampleRateHz, windowing: 'rect' });
  const bank = createMelFilterBank({
    bands: frontEnd.melBands,
    fftSize,
    sampleRateHz,
    scale: frontEnd.melScale,
    normalisation: frontEnd.melNormalisation,
    lowHz,
    highHz,
  });
  const feature = spectrum === 'power' ? 'powerSpectrum' : 'amplitudeSpectrum';
  return (samples) => {
    const windowed = new Float32Array(fftSize);
    for (let index = 0; index < frameSamples; index++) {
      windowed[index] = samples[index]! * weights[index]!;
    }
    const bins = meyda.extract(feature, windowed) as unknown as Float32Array;
    return compressBands(sumBands(bins, bank), frontEnd.compression);
  };
};
