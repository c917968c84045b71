import { bufferCount, filter, map, pipe } from 'rxjs';
import {
  extractFeatures,
  FEATURE_SET,
  type FeatureFrame,
  splitIntoFrames,
} from '../../../streams/index.js';
import { clipStatistics } from '../../baselines/r2/clip-statistics/clip-statistics.js';
import { hearToEnd } from '../hear-to-end.js';
import type { HeardPieces, ListenOptions } from '../track-system.js';

/** 3 s: as long as the excerpts that are learnt from, and the least that is judged. */
const PIECE_FRAMES = FEATURE_SET.windowFrames;

/** A tempo needs longer than a piece, so there is none, as in what was learnt from. */
const describe = (frames: readonly FeatureFrame[]): Float32Array =>
  Float32Array.from(Object.values(clipStatistics({ frames, tempoBpm: undefined })));

/**
 * Hears a recording to its end and gives the 48 statistics of each 3 s of it; what is left over is dropped. Fails as
 * `TrackSystem.hear` does.
 */
export const hearPieces = async (path: string, options: ListenOptions): Promise<HeardPieces> => {
  const { durationSeconds, heard: pieces } = await hearToEnd(path, options, {
    measure: pipe(splitIntoFrames(), extractFeatures()),
    hear: pipe(
      bufferCount<FeatureFrame>(PIECE_FRAMES),
      filter((frames, piece) => piece === 0 || frames.length === PIECE_FRAMES),
      map(describe),
    ),
  });
  return { durationSeconds, pieces };
};
