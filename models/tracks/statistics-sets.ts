import { hearStatistics, type HeardTrack } from './statistics/hear-statistics.js';
import { STATISTIC_STEPS, STATISTIC_VALUES } from './statistics/statistics-sequence.js';
import type { ListenOptions } from './track-system.js';

/** Statistics that systems judge whole recordings by. */
export type StatisticsSet = {
  /** What manifests call it (`featureSet`); any change of what is heard needs another. */
  readonly id: string;
  readonly size: number;
  /** Fails as `TrackSystem.hear` does. */
  readonly hear: (path: string, options: ListenOptions) => Promise<HeardTrack>;
};

/** Means of MFCC, chroma and contrast: what the networks of report R3 learn from. */
export const TRACK_STATISTICS: StatisticsSet = {
  id: 'track-statistics-60-v1',
  size: STATISTIC_STEPS * STATISTIC_VALUES,
  hear: hearStatistics,
};

const STATISTICS_SETS: readonly StatisticsSet[] = [TRACK_STATISTICS];

/** The set that a manifest names; undefined where it names a front end, and so windows. */
export const findStatisticsSet = (featureSet: string): StatisticsSet | undefined =>
  STATISTICS_SETS.find(({ id }) => id === featureSet);
