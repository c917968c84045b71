import type { Split } from '../training/dataset.js';
import type { SoundKind } from './sound-kinds.js';

/** One recording of one kind of sound. */
export type SoundClip = {
  readonly name: string;
  /** Folder of the data that it comes from: `music-speech`, `noise`, `emotify` or `gtzan`; or `synthetic`. */
  readonly origin: string;
  /** Folder in that: a genre, `speech`, or what makes the noise. */
  readonly genre: string;
  readonly kind: SoundKind;
  readonly split: Split;
  /** Log-mel `[columns × melBands]` in dB under the clip's loudest cell. */
  readonly readLogMelDb: () => Float32Array;
};
