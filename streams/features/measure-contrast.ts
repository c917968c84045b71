import { SAMPLE_RATE_HZ } from '../audio-format.js';
import { FEATURE_SET } from './feature-set.js';

/** Octaves from 0, 200, 400, … 6,400 Hz on. */
export const CONTRAST_BANDS = 7;

const LOWEST_OCTAVE_HZ = 200;
/** Of the bins of a band, the weakest and the strongest. */
const QUANTILE = 0.02;
const LEAST_MAGNITUDE = 1e-10;

const { fftSize } = FEATURE_SET;

/** First bin of a band; what lies below 200 Hz is the first. Each begins a bin early, as librosa has it. */
const firstBin = (band: number): number => {
  if (band === 0) return 0;
  if (band === CONTRAST_BANDS) return fftSize / 2;
  const lowHz = LOWEST_OCTAVE_HZ * 2 ** (band - 1);
  return Math.ceil((lowHz * fftSize) / SAMPLE_RATE_HZ) - 1;
};

const FIRST_BINS = Array.from({ length: CONTRAST_BANDS + 1 }, (_, band) => firstBin(band));

const toDb = (magnitude: number): number => 10 * Math.log10(Math.max(magnitude, LEAST_MAGNITUDE));

const meanOf = (values: Float32Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** What stands out of each band, and what it stands out of. */
export type Contrast = {
  /** `[CONTRAST_BANDS]`, dB (10 · log10 of magnitudes). */
  readonly peaksDb: Float32Array;
  /** `[CONTRAST_BANDS]` */
  readonly valleysDb: Float32Array;
};

/**
 * Peaks and valleys of the octaves of a spectrum `[fftSize / 2]` of magnitudes: means of the 2 % strongest and weakest
 * bins (Jiang et al. 2002, as `librosa.feature.spectral_contrast` has it, which tells the difference of the two).
 */
export const measureContrast = (magnitudes: Float32Array): Contrast => {
  const peaksDb = new Float32Array(CONTRAST_BANDS);
  const valleysDb = new Float32Array(CONTRAST_BANDS);
  for (let band = 0; band < CONTRAST_BANDS; band++) {
    const sorted = magnitudes.slice(FIRST_BINS[band]!, FIRST_BINS[band + 1]!).sort();
    // librosa counts the bin too that it then leaves to the next band.
    const count = Math.max(1, Math.round(QUANTILE * (sorted.length + 1)));
    valleysDb[band] = toDb(meanOf(sorted.subarray(0, count)));
    peaksDb[band] = toDb(meanOf(sorted.subarray(sorted.length - count)));
  }
  return { peaksDb, valleysDb };
};
