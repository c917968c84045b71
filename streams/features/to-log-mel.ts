import type { MelFilterBank } from './mel-filter-bank.js';

/** Powers below this count as this: -100 dB, as in `librosa.power_to_db`. */
const LEAST_POWER = 1e-10;

/** Mel bands in dB, `[bands]`, of a power spectrum `[bins]` of a wave in [-1, 1]; never below -100. */
export const toLogMel = (powerSpectrum: Float32Array, bank: MelFilterBank): Float32Array => {
  const logMelDb = new Float32Array(bank.weights.length);
  for (let band = 0; band < logMelDb.length; band++) {
    const weights = bank.weights[band]!;
    const first = bank.firstBin[band]!;
    const bins = Math.min(weights.length, powerSpectrum.length - first);
    let power = 0;
    for (let bin = 0; bin < bins; bin++) power += weights[bin]! * powerSpectrum[first + bin]!;
    logMelDb[band] = 10 * Math.log10(Math.max(power, LEAST_POWER));
  }
  return logMelDb;
};
