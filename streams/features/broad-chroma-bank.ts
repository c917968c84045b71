import { type SparseRows, toSparseRows } from './sparse-rows.js';

const PITCHES = 12;
const A4_HZ = 440;
/** Filters are numbered from A. */
const C_AFTER_A = 3;
/** Octaves above 13.75 Hz about which the filters weigh most, and how far. */
const CENTRE_OCTAVE = 5;
const OCTAVE_WIDTH = 2;

/** Semitones above 27.5 Hz, an A; the bin of 0 Hz is taken to lie one and a half octaves below the next. */
const semitonesOf = (fftSize: number, sampleRateHz: number): Float64Array => {
  const semitones = Float64Array.from(
    { length: fftSize / 2 + 1 },
    (_, bin) => PITCHES * Math.log2((bin * sampleRateHz) / fftSize / (A4_HZ / 16)),
  );
  semitones[0] = semitones[1]! - 1.5 * PITCHES;
  return semitones;
};

/** Semitones from the nearest of all octaves of a pitch, -6 to 6. */
const distance = (semitones: number, pitch: number): number =>
  ((semitones - pitch + 10.5 * PITCHES) % PITCHES) - PITCHES / 2;

/**
 * Chroma filters as `librosa.filters.chroma` has them without tuning, C first: a bin counts for pitches within a semitone
 * or so. Meyda's, which live chroma is made with, narrow down with the distance of bins, as its least width of a
 * semitone is out of effect (`Math.max(width), 1`).
 */
export const createBroadChromaBank = (fftSize: number, sampleRateHz: number): SparseRows => {
  const semitones = semitonesOf(fftSize, sampleRateHz);
  const rows = Array.from({ length: PITCHES }, () => new Float64Array(fftSize / 2));
  for (let bin = 0; bin < fftSize / 2; bin++) {
    const at = semitones[bin]!;
    const width = Math.max(1, semitones[bin + 1]! - at);
    const bumps = rows.map((_, row) =>
      Math.exp(-0.5 * ((2 * distance(at, (row + C_AFTER_A) % PITCHES)) / width) ** 2),
    );
    const octave = Math.exp(-0.5 * ((at / PITCHES - CENTRE_OCTAVE) / OCTAVE_WIDTH) ** 2);
    const height = octave / Math.hypot(...bumps);
    bumps.forEach((bump, row) => (rows[row]![bin] = bump * height));
  }
  return toSparseRows(rows, fftSize / 2);
};
