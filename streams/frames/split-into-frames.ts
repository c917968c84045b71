import { concat, defer, mergeMap, type OperatorFunction } from 'rxjs';
import type { AudioChunk } from '../audio-format.js';
import { FrameCutter } from './frame-cutter.js';
import type { Frame } from './frame.js';

/**
 * Chunks of any size to frames of `fftSize` samples, one each `frameHopSamples`.
 * An interrupted chunk begins anew; when the sound ends, the last frame is filled up with silence.
 */
export const splitIntoFrames = (): OperatorFunction<AudioChunk, Frame> => (chunks) =>
  defer(() => {
    const cutter = new FrameCutter();
    return concat(
      chunks.pipe(mergeMap((chunk) => cutter.push(chunk))),
      defer(() => cutter.flush()),
    );
  });
