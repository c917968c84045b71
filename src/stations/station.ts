import type { AudioSource } from '../../streams/index.js';
import type { SourceRecipe } from './source-recipe.js';

/** A station that can be listened to. */
export type Station = {
  readonly name: string;
  readonly source: AudioSource;
  /** What the source was made from, in one text: stations alike in it hear the same. Never shown, it may hold passwords. */
  readonly origin?: string | undefined;
  /** With which another thread can make the source too. */
  readonly recipe?: SourceRecipe | undefined;
  /** Waits for somebody to resume it. @default false */
  readonly paused?: boolean | undefined;
};
