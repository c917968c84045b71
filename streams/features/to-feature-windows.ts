import type { OperatorFunction } from 'rxjs';
import type { AudioChunk } from '../audio-format.js';
import { splitIntoFrames } from '../frames/split-into-frames.js';
import { extractFeatures } from './extract-features.js';
import { FEATURE_SET } from './feature-set.js';
import type { FeatureWindow } from './feature-window.js';
import type { FrontEnd } from './front-end.js';
import { groupIntoWindows } from './group-into-windows.js';
import { joinWindows } from './join-windows.js';

/**
 * Sound to what the model and the meters eat: with Earshot's own front end about one window a second, from 3 s of
 * sound on; with another, as often as that says.
 */
export const toFeatureWindows =
  (frontEnd: FrontEnd = FEATURE_SET): OperatorFunction<AudioChunk, FeatureWindow> =>
  (chunks) =>
    frontEnd.id === FEATURE_SET.id
      ? chunks.pipe(splitIntoFrames(), extractFeatures(), groupIntoWindows())
      : chunks.pipe(joinWindows(frontEnd));
