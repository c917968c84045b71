import type { SoundMeasures } from '../measures/sound-measures.js';

/** What is measured of one STFT frame. */
export type FeatureFrame = {
  /** Media time of the frame's centre. */
  readonly centreSeconds: number;
  /** Wall time at which the frame's last sample was at hand, ms since 1970. */
  readonly capturedAtMs: number;
  /** `[melBands]`, dB of power for a wave in [-1, 1], never below -100. */
  readonly logMelDb: Float32Array;
  /** `[12]`, C first, greatest value 1; all 0 in silence. */
  readonly chroma: Float32Array;
  /** Root mean square of the frame's samples before windowing. */
  readonly rms: number;
  /** Greatest absolute sample. */
  readonly peak: number;
  readonly centroidHz: number;
  /** Spectral flatness, 0 (a tone) to 1 (white noise). */
  readonly flatness: number;
  /** Half-wave rectified spectral flux against the frame before; 0 for the first. */
  readonly flux: number;
  /** Sign changes per sample, 0 to 1. */
  readonly zeroCrossingRate: number;
  /** True when audio is missing before this frame. */
  readonly interrupted: boolean;
};

/** Levels in dB full scale; silence is -Infinity-safe: never below -120. */
export type Level = { readonly rmsDb: number; readonly peakDb: number };

/** What is measured of the newest hop of a window: means over its frames. */
export type Descriptors = {
  /** Root mean square of each frame, linear. */
  readonly rms: number;
  /** Level of all mel bands in dB; together with `rms` it tells how even the sound is, at any gain. */
  readonly logMelDb: number;
  readonly centroidHz: number;
  readonly flatness: number;
  readonly flux: number;
  readonly zeroCrossingRate: number;
};

/** About three seconds of sound as the model sees them; one a second. */
export type FeatureWindow = {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly capturedAtMs: number;
  /** `[windowFrames × coefficients]` of Earshot's own front end, frame by frame, level removed. */
  readonly mfcc: Float32Array;
  /** `[windowFrames × values]` of the model's front end; the same array as `mfcc` when that is Earshot's own. */
  readonly modelInput: Float32Array;
  /** `[12]` mean chroma of the newest hop. */
  readonly chroma: Float32Array;
  readonly level: Level;
  readonly descriptors: Descriptors;
  /** Loudness, tempo and key up to its end, where they are measured. */
  readonly measures?: SoundMeasures;
  /**
   * True for the first window that has nothing to do with those before it: what is remembered of the station
   * must be reset. Set here after missing audio; a later stage may also set it, after a silence.
   */
  readonly interrupted: boolean;
};
