import type { EngineName } from '../inference/engines/load-engine.js';
import type { ModelManifest } from '../model-manifest.js';
import { CLIP_STATISTICS } from '../baselines/r2/clip-statistics/clip-statistics.js';
import { hearPieces } from './clips/hear-pieces.js';
import { openClipModel } from './clips/open-clip-model.js';
import { loadTensorFlow } from './net/load-tensorflow.js';
import { openStatisticsNet } from './net/open-statistics-net.js';
import { hearStatistics } from './statistics/hear-statistics.js';
import { STATISTIC_STEPS, STATISTIC_VALUES } from './statistics/statistics-sequence.js';
import { STATISTICS_NAMES } from './statistics-names.js';
import type { TrackJudge } from './track-judge.js';
import type { HeardPieces, ListenOptions } from './track-system.js';

/** Statistics that systems judge whole recordings by. */
export type StatisticsSet = {
  /** One of `STATISTICS_NAMES`. */
  readonly id: string;
  /** Numbers of a piece. */
  readonly size: number;
  /** Fails as `TrackSystem.hear` does. */
  readonly hear: (path: string, options: ListenOptions) => Promise<HeardPieces>;
  /** Opens what judges a piece. Fails with a `ModelError` that says what does not fit. */
  readonly open: (
    directory: string,
    manifest: ModelManifest,
    size: number,
    engine: EngineName | 'auto',
  ) => Promise<TrackJudge>;
};

/** Means of MFCC, chroma and contrast of all of it: what the networks of report R3 learn from. */
export const TRACK_STATISTICS: StatisticsSet = {
  id: STATISTICS_NAMES.track,
  size: STATISTIC_STEPS * STATISTIC_VALUES,
  hear: async (path, options) => {
    const { durationSeconds, values } = await hearStatistics(path, options);
    return { durationSeconds, pieces: [values] };
  },
  open: async (directory, manifest, size, engine) => {
    await loadTensorFlow(engine);
    return openStatisticsNet(directory, manifest, size);
  },
};

const STATISTICS_SETS: readonly StatisticsSet[] = [
  TRACK_STATISTICS,
  { id: STATISTICS_NAMES.clip, size: CLIP_STATISTICS, hear: hearPieces, open: openClipModel },
];

/** The set that a manifest names; undefined where it names a front end, and so windows. */
export const findStatisticsSet = (featureSet: string): StatisticsSet | undefined =>
  STATISTICS_SETS.find(({ id }) => id === featureSet);
