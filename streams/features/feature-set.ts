import type { FrontEnd } from './front-end.js';

/**
 * Earshot's own front end: what its models are trained on, and what the meters are measured from whatever the
 * model. A manifest names `id`. Any change of a number below needs a new `id`.
 */
export const FEATURE_SET = {
  id: 'mfcc64-w39-v1',
  sampleRateHz: 22_050,
  frameSamples: 2048,
  fftSize: 2048,
  /** 77.46 ms between frames, 12.9 frames a second. */
  frameHopSamples: 1708,
  centred: true,
  window: 'hann',
  spectrum: 'power',
  melBands: 128,
  melScale: 'slaney',
  melNormalisation: 'area',
  lowHz: 0,
  highHz: 11_025,
  compression: { kind: 'db', leastPower: 1e-10, rangeDb: 70 },
  coefficients: 64,
  levelRemoved: true,
  /** Brings dB, whose spread over a coefficient is tens, to about unit scale. */
  dividedBy: 20,
  /** 39 frames = 3.02 s. */
  windowFrames: 39,
  /** A window each 13 frames = 1.007 s. */
  windowHopFrames: 13,
} as const satisfies FrontEnd;
