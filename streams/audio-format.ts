/** The one sample rate of the whole program; every source resamples to it. */
export const SAMPLE_RATE_HZ = 22_050;

/**
 * A run of consecutive mono samples at {@link SAMPLE_RATE_HZ}; full scale is 1, and peaks may pass it by 12 dB.
 * Whoever emits a chunk gives it away: nobody writes to `samples` afterwards.
 */
export type AudioChunk = {
  readonly samples: Float32Array;
  /** Media time of the first sample, counted in samples heard since the source began; never goes back. */
  readonly startSeconds: number;
  /** Wall time (ms since 1970) at which the last sample was at hand. */
  readonly capturedAtMs: number;
  /** True when audio is missing before this chunk (a reconnect, an overflow): state must be reset. */
  readonly interrupted: boolean;
};
