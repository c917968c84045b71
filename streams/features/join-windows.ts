import { connect, defer, merge, mergeMap, type OperatorFunction } from 'rxjs';
import { SAMPLE_RATE_HZ, type AudioChunk } from '../audio-format.js';
import { splitIntoFrames } from '../frames/split-into-frames.js';
import { extractFeatures } from './extract-features.js';
import { FEATURE_SET } from './feature-set.js';
import type { FeatureFrame, FeatureWindow } from './feature-window.js';
import type { FrontEnd } from './front-end.js';
import { type ModelWindow, toModelWindows } from './to-model-windows.js';
import { toWindow } from './to-window.js';

const HALF_FRAME_SECONDS = FEATURE_SET.frameSamples / 2 / SAMPLE_RATE_HZ;

/** Earshot's own frames that wait for the model's next window. */
class FrameShelf {
  #frames: FeatureFrame[] = [];

  put(frame: FeatureFrame): void {
    if (frame.interrupted) this.#frames = [];
    this.#frames.push(frame);
  }

  /**
   * The newest frames that end within the window; older ones are forgotten. Later ones may lie there already or
   * not, as it pleases the chunks, so they have to wait.
   */
  take(endSeconds: number): readonly FeatureFrame[] {
    const latest = endSeconds - HALF_FRAME_SECONDS;
    const count = this.#frames.findLastIndex(({ centreSeconds }) => centreSeconds <= latest) + 1;
    this.#frames = this.#frames.slice(Math.max(0, count - FEATURE_SET.windowFrames));
    return this.#frames.slice(0, Math.min(count, FEATURE_SET.windowFrames));
  }
}

const join = (shelf: FrameShelf, window: ModelWindow): FeatureWindow[] => {
  const frames = shelf.take(window.endSeconds);
  if (frames.length === 0) return [];
  return [{ ...toWindow({ frames, interrupted: window.interrupted }), ...window }];
};

/**
 * Sound to windows for a model with another front end than Earshot's: they come when the model's are full, and
 * carry the meters and `mfcc` of Earshot's own frames of the same time beside the model's input.
 */
export const joinWindows =
  (frontEnd: FrontEnd): OperatorFunction<AudioChunk, FeatureWindow> =>
  (chunks) =>
    defer(() => {
      const shelf = new FrameShelf();
      const joined = (shared: typeof chunks) =>
        merge(
          // First in line for each chunk, so that the frames lie there when a window asks for them.
          shared.pipe(
            splitIntoFrames(),
            extractFeatures(),
            mergeMap((frame): FeatureWindow[] => {
              shelf.put(frame);
              return [];
            }),
          ),
          shared.pipe(
            toModelWindows(frontEnd),
            mergeMap((window) => join(shelf, window)),
          ),
        );
      return chunks.pipe(connect(joined));
    });
