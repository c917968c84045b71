/** What is measured of the sound up to the end of a window; what is not known yet, or not there, is left out. */
export type SoundMeasures = {
  /** Short-term loudness: the last 3 s, by ITU-R BS.1770, of the mono sound. */
  readonly loudnessLufs?: number;
  /** Gated loudness since the sound began or was interrupted. */
  readonly integratedLufs?: number;
  readonly tempoBpm?: number;
  /** Such as `C minor`; black keys are named by their sharp. */
  readonly key?: string;
  /** How far the key is ahead of the next likely one, 0 to 1. */
  readonly keyConfidence?: number;
};
