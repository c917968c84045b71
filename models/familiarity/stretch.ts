import { describeStretch, windowStatistics } from './window-statistics.js';

/** Statistics of the newest windows of music of a station, oldest first; owned by it, never changed in place. */
export type Stretch = readonly Float32Array[];

/** So many windows are remembered: about a quarter of a minute. */
export const MOST_WINDOWS = 15;

/** The stretch with one more window, `[windowFrames × coefficients]`; from nothing when there is none yet. */
export const lengthenStretch = (stretch: Stretch = [], mfcc: Float32Array): Stretch => [
  ...stretch.slice(1 - MOST_WINDOWS),
  windowStatistics(mfcc),
];

/** What the newest windows of a stretch are like, all of them unless told otherwise. */
export const describe = (stretch: Stretch, windows: number = stretch.length): Float32Array => {
  const newest = stretch.slice(-windows);
  const mean = newest[0].map(
    (_, row) => newest.reduce((sum, each) => sum + each[row], 0) / newest.length,
  );
  return describeStretch(mean);
};
