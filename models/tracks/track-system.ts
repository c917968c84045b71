import type { DecoderChoice } from '../../streams/index.js';

/** What a system says of a whole recording. */
export type TrackVerdict = {
  readonly durationSeconds: number;
  /** By label, where labels are classes; they sum to 1. */
  readonly probabilities?: Readonly<Record<string, number>>;
  /** By label, where labels are descriptors; each from 0 to 1. */
  readonly descriptors?: Readonly<Record<string, number>>;
};

/** How a recording is listened to. */
export type ListenOptions = {
  /** @default 'auto' */
  readonly decoder?: DecoderChoice | undefined;
  readonly stop: AbortSignal;
  /** Told the media time that was reached. */
  readonly onProgress: (heardSeconds: number) => void;
};

/** A recording as statistics: of all of it, or of pieces of it. */
export type HeardPieces = {
  readonly durationSeconds: number;
  readonly pieces: readonly Float32Array[];
};

/** A system that judges whole recordings, by what they are like from beginning to end. Whoever has it disposes of it. */
export type TrackSystem = {
  readonly info: {
    readonly name: string;
    /** First 12 hex digits of the SHA-256 of what it has learnt. */
    readonly hash: string;
    readonly labels: readonly string[];
    /** Of descriptors, on tracks that it had not learnt from: 1 is all, 0 no better than the mean. */
    readonly r2?: Readonly<Record<string, number>>;
  };
  /**
   * Fails with a `StreamError` when the file cannot be read, with a `ModelError` when it is too short or silent, and
   * with the reason of `stop`.
   */
  readonly hear: (path: string, options: ListenOptions) => Promise<TrackVerdict>;
  readonly dispose: () => void;
};
