import { FEATURE_SET } from './feature-set.js';
import type { FrontEnd } from './front-end.js';

/** The frames of essentia's `TensorflowInputMusiCNN`, which MusiCNN and EffNet-Discogs share. */
const ESSENTIA_FRAMES = {
  sampleRateHz: 16_000,
  frameSamples: 512,
  fftSize: 512,
  frameHopSamples: 256,
  centred: true,
  window: 'hann',
  spectrum: 'power',
  melBands: 96,
  melScale: 'slaney',
  melNormalisation: 'area',
  lowHz: 0,
  highHz: 8000,
  compression: { kind: 'log', base: 10, scale: 10_000, shift: 1 },
  coefficients: null,
  levelRemoved: false,
  dividedBy: 1,
  /** 0.992 s. */
  windowHopFrames: 62,
} as const satisfies Omit<FrontEnd, 'id' | 'windowFrames'>;

/** Front ends that a manifest may name instead of stating each field. */
export const FRONT_END_PRESETS: readonly FrontEnd[] = [
  FEATURE_SET,
  /** 187 frames = 2.99 s. */
  { id: 'musicnn', ...ESSENTIA_FRAMES, windowFrames: 187 },
  /** 128 frames = 2.05 s. */
  { id: 'effnet-discogs', ...ESSENTIA_FRAMES, windowFrames: 128 },
];

/** The preset of this name, if there is one. */
export const findFrontEnd = (id: string): FrontEnd | undefined =>
  FRONT_END_PRESETS.find((preset) => preset.id === id);
