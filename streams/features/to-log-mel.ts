import { compressBands } from './compress-bands.js';
import { FEATURE_SET } from './feature-set.js';
import type { MelFilterBank } from './mel-filter-bank.js';
import { sumBands } from './sum-bands.js';

/** Mel bands in dB, `[bands]`, of a power spectrum `[bins]` of a wave in [-1, 1]; never below -100. */
export const toLogMel = (powerSpectrum: Float32Array, bank: MelFilterBank): Float32Array => {
  const bands = sumBands(powerSpectrum, bank);
  compressBands(bands, FEATURE_SET.compression);
  return bands;
};
