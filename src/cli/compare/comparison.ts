import type { LabelProbabilities } from '../classify/file-report.js';

type Asked = {
  readonly system: string;
  readonly hash: string;
  /** Wall-clock time from the file to the verdict. */
  readonly seconds: number;
};

/** What one system made of the genre of a file. */
export type SystemVerdict = Asked & {
  /** A genre, or `speech`, `noise`, `silence` or `unsure` where none can be named. */
  readonly label: string;
  /** The three likeliest genres, likeliest first. */
  readonly top: LabelProbabilities;
};

/** What one system made of how a file sounds. */
export type SystemDescriptors = Asked & {
  /** Shares from 0 to 1: `danceability`, `energy` … */
  readonly values: Readonly<Record<string, number>>;
  /** How much of each it explained on tracks that it had not learnt from: 1 is all, 0 no better than the mean. */
  readonly r2: Readonly<Record<string, number>>;
};

/** What `earshot compare --json` prints for each file, one object a line. */
export type Comparison = {
  readonly file: string;
  readonly durationSeconds: number;
  /** Those that name genres. */
  readonly systems: readonly SystemVerdict[];
  /** Those that describe. */
  readonly descriptors: readonly SystemDescriptors[];
  /** Those that could not say anything about this file. */
  readonly failed: readonly { readonly system: string; readonly why: string }[];
};
