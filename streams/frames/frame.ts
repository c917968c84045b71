/**
 * One stretch of sound to be analysed. Its samples are lent: whoever is handed a frame uses them before it
 * returns, or copies them, as the next frame is cut into the same memory.
 */
export type Frame = {
  /** `[fftSize]`, always finite. */
  readonly samples: Float32Array;
  /** Media time of the middle sample. */
  readonly centreSeconds: number;
  /** Wall time at which the last sample was at hand, ms since 1970. */
  readonly capturedAtMs: number;
  /** True for the first frame after missing audio. */
  readonly interrupted: boolean;
};
