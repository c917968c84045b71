export * from './audio-format.js';
export * from './errors.js';
export type * from './sources/audio-source.js';
export type * from './features/feature-window.js';
export { FEATURE_SET } from './features/feature-set.js';
export { dctBasis } from './features/dct-basis.js';
export { windowToMfcc } from './features/window-to-mfcc.js';
