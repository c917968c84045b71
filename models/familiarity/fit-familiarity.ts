import { cutWindows } from '../training/cut-windows.js';
import { findCentres } from './find-centres.js';
import { distanceFromKnown, type Familiarity, scaleDescription } from './familiarity.js';
import { describe, lengthenStretch, MOST_WINDOWS, type Stretch } from './stretch.js';

/** Log-mel frames of a recording, `[columns × melBands]` dB. */
export type Recording = { readonly readLogMelDb: () => Float32Array };

/** What familiarity is made from. */
export type FamiliarityData = {
  /** What the genre model was trained on. */
  readonly known: readonly Recording[];
  /** Few, but to be known all the same, as they stand out; told apart after any time heard. */
  readonly given?: readonly Recording[];
  /** Of none of its genres; may be empty. */
  readonly foreign: readonly Recording[];
  /** Of its genres, but not trained on: the limits are set on these. */
  readonly held: readonly Recording[];
  /** Share of `held` that has to stay within the limits. */
  readonly keep: number;
};

const LEAST_SPREAD = 1e-3;

/** The stretch of a recording after each of its windows. */
export const stretchesOf = (recording: Recording): Stretch[] => {
  const stretches: Stretch[] = [];
  for (const mfcc of cutWindows(recording.readLogMelDb())) {
    stretches.push(lengthenStretch(stretches.at(-1), mfcc));
  }
  return stretches;
};

const describeWhole = (recordings: readonly Recording[]): Float32Array[] =>
  recordings.flatMap((recording) => {
    const last = stretchesOf(recording).at(-1);
    return last ? [describe(last)] : [];
  });

/** A point every other second: enough to be among each other's nearest. */
const describeOften = (recordings: readonly Recording[]): Float32Array[] =>
  recordings.flatMap((recording) =>
    stretchesOf(recording)
      .filter((_, index) => index % 2 === 0)
      .map(describe),
  );

const measureScale = (descriptions: readonly Float32Array[]) => {
  const count = descriptions.length;
  const average = (valueOf: (row: number, each: Float32Array) => number) =>
    descriptions[0].map((_, row) =>
      descriptions.reduce((sum, each) => sum + valueOf(row, each) / count, 0),
    );
  const mean = average((row, each) => each[row]);
  const variance = average((row, each) => (each[row] - mean[row]) ** 2);
  return { mean, spread: variance.map((value) => Math.max(LEAST_SPREAD, Math.sqrt(value))) };
};

/** The value that this share of the numbers does not exceed. */
const quantile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
};

/**
 * Learns what the known recordings are like, and for each number of windows heard how far from them the held
 * ones may lie so that the share `keep` of them is familiar.
 */
export const fitFamiliarity = (data: FamiliarityData): Familiarity => {
  const { known, given = [], foreign, held, keep } = data;
  const descriptions = describeWhole(known);
  const scale = measureScale(descriptions);
  const centresOf = (each: readonly Float32Array[]) =>
    findCentres(each.map((description) => scaleDescription(description, scale)));
  const points = {
    known: centresOf([...descriptions, ...describeOften(given)]),
    foreign: centresOf(describeWhole(foreign)),
  };
  const distances = held.map((recording) =>
    stretchesOf(recording).map((stretch) =>
      distanceFromKnown(scaleDescription(describe(stretch), scale), points),
    ),
  );
  const longest = Math.min(MOST_WINDOWS, Math.max(...distances.map((list) => list.length)));
  const limits = Array.from({ length: longest }, (_, step) =>
    quantile(
      distances.flatMap((list) => list.slice(step, step + 1)),
      keep,
    ),
  );
  return { ...scale, ...points, limits };
};
