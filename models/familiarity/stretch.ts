import { describeStretch, windowStatistics } from './window-statistics.js';

/** Statistics of the last quarter of a minute of music of a station; owned by it, never changed in place. */
export type Stretch = {
  readonly statistics: Float32Array;
  /** Windows heard, up to the most that are remembered. */
  readonly windows: number;
};

/** Beyond so many windows the oldest fade: a quarter of a minute. */
export const MOST_WINDOWS = 15;

/** The stretch with one more window, `[windowFrames × coefficients]`; from nothing when there is none yet. */
export const lengthenStretch = (stretch: Stretch | undefined, mfcc: Float32Array): Stretch => {
  const newest = windowStatistics(mfcc);
  if (!stretch) return { statistics: newest, windows: 1 };
  const windows = Math.min(MOST_WINDOWS, stretch.windows + 1);
  const { statistics } = stretch;
  return { windows, statistics: statistics.map((old, row) => old + (newest[row] - old) / windows) };
};

/** What the stretch is like. */
export const describe = ({ statistics }: Stretch): Float32Array => describeStretch(statistics);
