import type { AudioSource } from '../../streams/index.js';

/** A station that can be listened to. */
export type Station = {
  readonly name: string;
  readonly source: AudioSource;
  /** Waits for somebody to resume it. @default false */
  readonly paused?: boolean | undefined;
};
