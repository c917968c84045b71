import { FEATURE_SET, type FeatureWindow } from '../../streams/index.js';

const { coefficients, dividedBy, melBands, windowHopFrames } = FEATURE_SET;

/** MFCC 1 to 12 (librosa's, from 0): coefficient 0 is the level. */
const CEPSTRA = 12;

/** Values of {@link hopValues}. */
export const HOP_VALUES = CEPSTRA + 4;

/** What {@link toStatistics} gives, in this order; all of it the same at any gain. */
export const STATISTICS: readonly string[] = [
  ...Array.from({ length: CEPSTRA }, (_, index) => `mfcc${index + 1}`),
  'evenness',
  'brightness',
  'zeroCrossings',
];

/** A rate of 0 has a logarithm too. */
const LEAST_RATE = 1e-3;
const LEAST_RMS = 1e-6;

/**
 * Means over the newest second of a window, `[HOP_VALUES]`: MFCC 1 to 12, level of the mel bands in dB, root mean
 * square, centroid in Hz, sign changes per sample. Means of them over more seconds are those of the whole.
 */
export const hopValues = ({ mfcc, descriptors }: FeatureWindow): Float64Array => {
  const values = new Float64Array(HOP_VALUES);
  const first = mfcc.length / coefficients - windowHopFrames;
  for (let frame = 0; frame < windowHopFrames; frame++) {
    for (let row = 0; row < CEPSTRA; row++) {
      const value = mfcc[(first + frame) * coefficients + row + 1];
      values[row] += (value * dividedBy) / windowHopFrames;
    }
  }
  const { logMelDb, rms, centroidHz, zeroCrossingRate } = descriptors;
  values.set([logMelDb, rms, centroidHz, zeroCrossingRate], CEPSTRA);
  return values;
};

/** Level in dB of the mel bands from MFCC 0, of which it is a multiple. */
export const logMelOfCepstrum = (mfcc0: number): number => mfcc0 / Math.sqrt(melBands);

/**
 * Means over half a minute or so (`[HOP_VALUES]`) to what descriptors are learnt from, `[STATISTICS]`. The level falls
 * out: of it only the distance of the bands' mean dB to the root mean square is kept, which says how even the sound is.
 */
export const toStatistics = (means: ArrayLike<number>): Float64Array => {
  const statistics = Float64Array.from(
    { length: STATISTICS.length },
    (_, place) => means[place] ?? 0,
  );
  const [logMelDb, rms, centroidHz, zeroCrossingRate] = Array.from(means).slice(CEPSTRA);
  const evenness = logMelDb - 20 * Math.log10(rms + LEAST_RMS);
  const brightness = Math.log(Math.max(1, centroidHz));
  statistics.set([evenness, brightness, Math.log(zeroCrossingRate + LEAST_RATE)], CEPSTRA);
  return statistics;
};
