const SILENCE_DB = -120;

/** Amplitude (1 = full scale) in dB, never below -120. */
export const toDb = (amplitude: number): number =>
  Math.max(SILENCE_DB, 20 * Math.log10(Math.max(0, amplitude)));
