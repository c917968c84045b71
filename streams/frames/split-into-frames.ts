import { concat, defer, mergeMap, type OperatorFunction } from 'rxjs';
import type { AudioChunk } from '../audio-format.js';
import { FEATURE_SET } from '../features/feature-set.js';
import { FrameCutter, type FrameGrid } from './frame-cutter.js';
import type { Frame } from './frame.js';

/**
 * Chunks of any size to frames of `frameSamples` samples, one each `frameHopSamples`.
 * An interrupted chunk begins anew; when the sound ends, the last frame is filled up with silence.
 */
export const splitIntoFrames =
  (grid: FrameGrid = FEATURE_SET): OperatorFunction<AudioChunk, Frame> =>
  (chunks) =>
    defer(() => {
      const cutter = new FrameCutter(grid);
      return concat(
        chunks.pipe(mergeMap((chunk) => cutter.push(chunk))),
        defer(() => cutter.flush()),
      );
    });
