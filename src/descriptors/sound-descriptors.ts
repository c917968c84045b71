import type { LearntDescriptor } from '../../models/index.js';

/** What the sound is like beside its genre; what is not known is left out. */
export type SoundDescriptors = Readonly<Partial<Record<LearntDescriptor, number>>> & {
  /** Short-term loudness: the last 3 s, by ITU-R BS.1770, of the mono sound. */
  readonly loudnessLufs?: number;
  /** Gated loudness since the sound began or was interrupted. */
  readonly integratedLufs?: number;
  readonly tempoBpm?: number;
  /** Such as `C minor`. */
  readonly key?: string;
  /** How far the key is ahead of the next likely one, 0 to 1. */
  readonly keyConfidence?: number;
};
