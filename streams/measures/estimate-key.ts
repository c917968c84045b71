const PITCHES = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'] as const;

/** How well each pitch class fits a key, the tonic first (Krumhansl and Kessler, 1982). */
const PROFILES = {
  major: [6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88],
  minor: [6.33, 2.68, 3.52, 5.38, 2.6, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17],
} as const;

/** Fits no better than this are none: noise has no key. */
const LEAST_FIT = 0.4;

/** Pitches that differ by a smaller share of their mean are all alike. */
const LEAST_SPREAD = 1e-9;

/** A key and how far it is ahead of the next likely one, 0 to 1. */
export type Key = { readonly key: string; readonly keyConfidence: number };

/** Mean 0 and length 1; all 0 where all are alike. */
const toUnit = (values: ArrayLike<number>): Float64Array => {
  const all = Float64Array.from(values);
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const centred = all.map((value) => value - mean);
  const length = Math.hypot(...centred);
  // Soft sound differs as little as rounding does of loud sound, so what counts is the share.
  return length > LEAST_SPREAD * mean ? centred.map((value) => value / length) : centred.fill(0);
};

const KEYS = Object.entries(PROFILES).flatMap(([mode, profile]) =>
  PITCHES.map((pitch, tonic) => ({
    key: `${pitch} ${mode}`,
    profile: toUnit(profile.map((_, place) => profile[(place - tonic + 12) % 12]!)),
  })),
);

const correlate = (one: Float64Array, other: Float64Array): number =>
  one.reduce((sum, value, index) => sum + value * other[index]!, 0);

/**
 * The key whose profile the chroma (`[12]`, C first) is most like by correlation (Krumhansl and Schmuckler);
 * undefined where none fits.
 */
export const estimateKey = (chroma: ArrayLike<number>): Key | undefined => {
  const heard = toUnit(chroma);
  const fits = KEYS.map(({ key, profile }) => ({ key, fit: correlate(heard, profile) }));
  const [best, next] = fits.sort((one, other) => other.fit - one.fit);
  if (!best || !next || best.fit < LEAST_FIT) return undefined;
  return { key: best.key, keyConfidence: Math.min(1, best.fit - next.fit) };
};
