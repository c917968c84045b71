export { SAMPLE_RATE_HZ, type AudioChunk } from './audio-format.js';
export {
  DecodeError,
  SourceStalledError,
  SourceUnavailableError,
  StreamError,
} from './errors.js';
export { dctBasis } from './features/dct-basis.js';
export { extractFeatures } from './features/extract-features.js';
export { FEATURE_SET } from './features/feature-set.js';
export type { Descriptors, FeatureFrame, FeatureWindow, Level } from './features/feature-window.js';
export { groupIntoWindows } from './features/group-into-windows.js';
export { toFeatureWindows } from './features/to-feature-windows.js';
export { toMfcc } from './features/to-mfcc.js';
export { windowToMfcc } from './features/window-to-mfcc.js';
export type { Frame } from './frames/frame.js';
export { splitIntoFrames } from './frames/split-into-frames.js';
export type { AudioSource, Demand, SourceEvent, SourceState } from './sources/audio-source.js';
