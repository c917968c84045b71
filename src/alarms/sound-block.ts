import { SAMPLE_RATE_HZ } from '../../streams/index.js';

/** 200 ms: the step in which alarms are judged. */
export const BLOCK_SAMPLES = SAMPLE_RATE_HZ / 5;

/** A stretch of sound to be judged. Its samples are lent: the next block is cut into the same memory. */
export type SoundBlock = {
  /** `[BLOCK_SAMPLES]`, always finite. */
  readonly samples: Float32Array;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** True for the first block after missing audio. */
  readonly interrupted: boolean;
};
