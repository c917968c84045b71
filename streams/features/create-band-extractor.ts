import { compressBands } from './compress-bands.js';
import { createMagnitudeTransform } from './create-magnitude-transform.js';
import type { FrontEnd } from './front-end.js';
import { createMelFilterBank } from './mel-filter-bank.js';
import { sumBands } from './sum-bands.js';
import { windowFunction } from './window-function.js';

/** From the samples of one frame to its compressed mel bands. */
export type BandExtractor = (samples: Float32Array) => Float32Array;

const square = (values: Float32Array): void => {
  for (let index = 0; index < values.length; index++) values[index]! *= values[index]!;
};

/** The part of a front end that looks at one frame: `[frameSamples]` → `[melBands]`. */
export const createBandExtractor = (frontEnd: FrontEnd): BandExtractor => {
  const { frameSamples, fftSize, sampleRateHz, spectrum, lowHz, highHz } = frontEnd;
  const weights = windowFunction(frontEnd.window, frameSamples);
  const transform = createMagnitudeTransform(fftSize);
  const bank = createMelFilterBank({
    bands: frontEnd.melBands,
    fftSize,
    sampleRateHz,
    scale: frontEnd.melScale,
    normalisation: frontEnd.melNormalisation,
    lowHz,
    highHz,
  });
  const windowed = new Float64Array(fftSize);
  const bins = new Float32Array(fftSize / 2);
  return (samples) => {
    for (let index = 0; index < frameSamples; index++) {
      windowed[index] = samples[index]! * weights[index]!;
    }
    transform(windowed, bins);
    if (spectrum === 'power') square(bins);
    const bands = sumBands(bins, bank);
    compressBands(bands, frontEnd.compression);
    return bands;
  };
};
