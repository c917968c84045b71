import { concat, defer, mergeMap, type OperatorFunction } from 'rxjs';
import type { FeatureFrame, FeatureWindow } from './feature-window.js';
import { FEATURE_SET } from './feature-set.js';
import { toWindow } from './to-window.js';
import { WindowGatherer } from './window-gatherer.js';

/**
 * A window of the newest `windowFrames` frames each `windowHopFrames`, the first once there are enough.
 * After missing audio it begins anew. Sound that ends before its first window, but has at least
 * `windowHopFrames` frames (1 s), gives one window in which its frames are repeated; less gives none.
 */
export const groupIntoWindows = (): OperatorFunction<FeatureFrame, FeatureWindow> => (frames) =>
  defer(() => {
    const gatherer = new WindowGatherer<FeatureFrame>(FEATURE_SET);
    return concat(
      frames.pipe(mergeMap((frame) => gatherer.push(frame).map(toWindow))),
      defer(() => gatherer.flush().map(toWindow)),
    );
  });
