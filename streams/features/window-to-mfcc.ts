import { FEATURE_SET } from './feature-set.js';
import { windowToInput } from './window-to-input.js';

/**
 * What Earshot's own models eat, for training and live alike: log-mel `[frames × melBands]` in dB (any
 * reference) to MFCC `[frames × coefficients]`. The same at any gain, as long as no cell met the absolute floor.
 */
export const windowToMfcc = (logMelDb: Float32Array): Float32Array =>
  windowToInput(logMelDb, FEATURE_SET);
