/** Kinds of statistics, each a step of a sequence: MFCC, chroma, contrast. */
export const STATISTIC_STEPS = 3;

/** Values of a step, filled up with zeros; as many as the MFCCs of a frame in report R3. */
export const STATISTIC_VALUES = 20;

/** How many of each kind. */
export const STATISTIC_COUNTS = [13, 12, 7] as const;

/**
 * Statistics of a recording as a short sequence `[STATISTIC_STEPS × STATISTIC_VALUES]`: means of MFCC 0 to 12, of
 * twelve pitch classes from C on, and of the contrast of seven bands.
 */
export const toSequence = (blocks: readonly ArrayLike<number>[]): Float32Array => {
  const sequence = new Float32Array(STATISTIC_STEPS * STATISTIC_VALUES);
  blocks.forEach((block, step) => sequence.set(block, step * STATISTIC_VALUES));
  return sequence;
};

/**
 * Place of the contrast above 6,400 Hz, which is that of the resampler: its weakest bins lie next to half the sample
 * rate, where one filter leaves 30 dB less than another.
 */
const UNHEARD = 2 * STATISTIC_VALUES + STATISTIC_COUNTS[2] - 1;

/** Sequences, one after the other, without what cannot be heard: 0 in its place. A copy. */
export const withoutUnheard = (sequences: Float32Array): Float32Array =>
  sequences.map((value, place) =>
    place % (STATISTIC_STEPS * STATISTIC_VALUES) === UNHEARD ? 0 : value,
  );
