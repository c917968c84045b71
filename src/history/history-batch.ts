import type { SoundState, StationMessage } from '../protocol/index.js';

/** Length of a step, in ms. */
export const STEP_MS = 10_000;

/** What was heard of one station in a step of ten seconds, or in a part of one: sums, nothing is divided yet. */
export type StepSums = {
  readonly station: string;
  /** Where the step begins, in ms since 1970. */
  readonly startMs: number;
  readonly predictions: number;
  readonly rmsDbSum: number;
  readonly peakDb: number;
  /** How many of the predictions were in each state. */
  readonly states: Readonly<Partial<Record<SoundState, number>>>;
  /** How often each genre was the one that is held. */
  readonly genres: Readonly<Record<string, number>>;
  /** Sum of the smoothed probabilities of each label. */
  readonly smoothed: Readonly<Record<string, number>>;
};

/** Something that happened: a change of status, a title, a detection. */
export type HistoryEvent = {
  readonly station: string;
  readonly wallTimeMs: number;
  readonly type: Exclude<StationMessage['type'], 'prediction'>;
  /** The rest of the message, as JSON. */
  readonly body: string;
};

/** What is written in one go: all of it, or, when that fails, nothing. */
export type HistoryBatch = {
  /** Until then the program is known to have run. */
  readonly nowMs: number;
  readonly steps: readonly StepSums[];
  readonly events: readonly HistoryEvent[];
};
