import type { Config } from '../../config/config-schema.js';
import type { LabelProbabilities } from '../classify/file-report.js';

/** How a file is listened to. */
export type Listening = {
  readonly config: Config;
  readonly stop: AbortSignal;
  /** Told the media time that was reached. */
  readonly onProgress: (heardSeconds: number) => void;
};

/** What one system made of one file. */
export type HeardFile = { readonly durationSeconds: number } & (
  | {
      /** A genre, or `speech`, `noise`, `silence` or `unsure` where none can be named. */
      readonly label: string;
      readonly probabilities: LabelProbabilities;
    }
  | {
      readonly descriptors: Readonly<Record<string, number>>;
      /** Of the same, on tracks that the system had not learnt from. */
      readonly r2: Readonly<Record<string, number>>;
    }
);

/** A system that can be asked about a file, whatever it listens by. Whoever has it disposes of it. */
export type ComparedSystem = {
  readonly name: string;
  /** First 12 hex digits of the SHA-256 of its weights. */
  readonly hash: string;
  readonly hear: (file: string, listening: Listening) => Promise<HeardFile>;
  readonly dispose: () => void;
};
