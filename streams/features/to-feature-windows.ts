import type { OperatorFunction } from 'rxjs';
import type { AudioChunk } from '../audio-format.js';
import { splitIntoFrames } from '../frames/split-into-frames.js';
import { extractFeatures } from './extract-features.js';
import type { FeatureWindow } from './feature-window.js';
import { groupIntoWindows } from './group-into-windows.js';

/** Sound to what the model and the meters eat: about one window a second, from 3 s of sound on. */
export const toFeatureWindows = (): OperatorFunction<AudioChunk, FeatureWindow> => (chunks) =>
  chunks.pipe(splitIntoFrames(), extractFeatures(), groupIntoWindows());
