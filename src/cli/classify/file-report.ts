import type { SoundState } from '../../protocol/index.js';

/** Probability of each label, sum 1. */
export type LabelProbabilities = Readonly<Record<string, number>>;

/** One step of a judged file; times are media time in seconds. */
export type WindowReport = {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly probabilities: LabelProbabilities;
  readonly smoothed: LabelProbabilities;
  readonly state: SoundState;
  /** The genre that is held, in state `music`. */
  readonly genre?: string;
};

/** What `earshot classify --json` prints for each file, one object a line. */
export type FileReport = {
  readonly file: string;
  readonly durationSeconds: number;
  /** `label` is a genre, or `speech`, `noise`, `silence` or `unsure` where none can be named. */
  readonly verdict: { readonly label: string; readonly probabilities: LabelProbabilities };
  readonly model: { readonly name: string; readonly hash: string };
  readonly windows: readonly WindowReport[];
};
