import type { Observable } from 'rxjs';
import type { AudioChunk } from '../audio-format.js';

/** What a source is doing, as shown to people. */
export type SourceState =
  | 'starting'
  | 'running'
  /** Connected, but no decoded audio comes. */
  | 'stalled'
  /** The sound broke off; it is tried again within seconds. */
  | 'backoff'
  /** Many attempts in a row brought no audio; it is tried once a minute. */
  | 'circuit-open'
  | 'stopped'
  /** It will hardly become well by trying. */
  | 'failed';

/** What a source says: sound, what it is doing, or the title of what plays. */
export type SourceEvent =
  | { readonly kind: 'audio'; readonly chunk: AudioChunk }
  | {
      readonly kind: 'status';
      readonly state: SourceState;
      readonly reason?: string;
      /** In `running` after a break: for how long no audio came, or was left out. Media time leaves it out. */
      readonly gapSeconds?: number;
    }
  | { readonly kind: 'metadata'; readonly title: string };

/**
 * The listener's say in how fast a source that is not live may deliver:
 * such a source awaits `ready()` before each chunk. Live sources ignore it.
 */
export type Demand = { readonly ready: () => Promise<void> };

/** A place in the world that sound comes from. */
export type AudioSource = {
  /** How the user named it, without credentials: `radio:http://…`, `file:…`. */
  readonly uri: string;
  /** True when the sound comes at the pace of the clock and cannot be made to wait. */
  readonly live: boolean;
  /**
   * Cold: each subscription opens the source once; unsubscribing frees every socket, child and timer.
   * Completes when the sound ends for good; fails, as a rule with a `StreamError`, when no
   * further try is made.
   */
  readonly events: (demand?: Demand) => Observable<SourceEvent>;
};
