/**
 * The feature set that models are trained on. A model's manifest names `id`; a model that wants
 * another one is refused. Any change of a number below needs a new `id`.
 */
export const FEATURE_SET = {
  id: 'mfcc64-w39-v1',
  /** STFT size; frames are centred, Hann window. */
  fftSize: 2048,
  /** 77.46 ms between frames, 12.9 frames a second. */
  frameHopSamples: 1708,
  /** Slaney mel bands from 0 Hz to half the sample rate. */
  melBands: 128,
  /** Cells below the window's loudest cell by more than this are raised to it. */
  dynamicRangeDb: 70,
  /** Cepstral coefficients kept (orthonormal DCT-II of the dB mel bands). */
  coefficients: 64,
  /** 39 frames = 3.02 s. */
  windowFrames: 39,
  /** A window each 13 frames = 1.007 s. */
  windowHopFrames: 13,
} as const;
