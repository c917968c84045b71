import { SAMPLE_RATE_HZ } from '../audio-format.js';
import type { Frame } from '../frames/frame.js';
import { measureLevel } from '../frames/measure-level.js';
import { analyseSpectrum } from './analyse-spectrum.js';
import { createBroadChromaBank } from './broad-chroma-bank.js';
import { FEATURE_SET } from './feature-set.js';
import { measureChroma } from './measure-chroma.js';
import { type Contrast, measureContrast } from './measure-contrast.js';
import { createMelFilterBank } from './mel-filter-bank.js';
import { toLogMel } from './to-log-mel.js';

/** What whole recordings are described by, of one STFT frame, as librosa has it. */
export type TrackFrame = Contrast & {
  /** `[melBands]`, dB of power, never below -100. */
  readonly logMelDb: Float32Array;
  /** `[12]` of the power spectrum without tuning, C first, greatest value 1; all 0 in silence. */
  readonly powerChroma: Float32Array;
  /** Root mean square of the samples before windowing. */
  readonly rms: number;
};

const { fftSize, melBands } = FEATURE_SET;

const createBanks = () => ({
  mel: createMelFilterBank({ bands: melBands, fftSize, sampleRateHz: SAMPLE_RATE_HZ }),
  chroma: createBroadChromaBank(fftSize, SAMPLE_RATE_HZ),
});

/** Built when first wanted: most programs hear no whole recordings. */
let banks: ReturnType<typeof createBanks> | undefined;

/** Measures a frame for statistics of a whole recording; what is live has `extractFeatures`. */
export const measureTrackFrame = ({ samples }: Pick<Frame, 'samples'>): TrackFrame => {
  banks ??= createBanks();
  const { amplitude, power } = analyseSpectrum(samples);
  return {
    ...measureContrast(amplitude),
    logMelDb: toLogMel(power, banks.mel),
    powerChroma: measureChroma(power, banks.chroma),
    rms: measureLevel(samples).rms,
  };
};
