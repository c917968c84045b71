import type { LabelProbabilities } from '../classify/file-report.js';

/** What one system made of a file. */
export type SystemVerdict = {
  readonly system: string;
  readonly hash: string;
  /** A genre, or `speech`, `noise`, `silence` or `unsure` where none can be named. */
  readonly label: string;
  /** The three likeliest genres, likeliest first. */
  readonly top: LabelProbabilities;
  /** Wall-clock time from the file to the verdict. */
  readonly seconds: number;
};

/** What `earshot compare --json` prints for each file, one object a line. */
export type Comparison = {
  readonly file: string;
  readonly durationSeconds: number;
  readonly systems: readonly SystemVerdict[];
};
