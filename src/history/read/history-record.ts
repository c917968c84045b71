import type { SoundState } from '../../protocol/index.js';
import type { HistoryEvent } from '../history-batch.js';

/** What was heard in a step of ten seconds; means and shares. */
export type StepRecord = {
  readonly type: 'step';
  readonly station: string;
  /** Where the step begins, in ms since 1970. */
  readonly wallTimeMs: number;
  readonly predictions: number;
  /** The state that was there longest. */
  readonly state: SoundState;
  /** The genre that was held longest, if any was. */
  readonly genre?: string;
  /** Share of the predictions in each state, sum 1. */
  readonly states: Readonly<Record<string, number>>;
  /** Share of the predictions in which each genre was held. */
  readonly genres: Readonly<Record<string, number>>;
  /** Mean smoothed probability of each label. */
  readonly smoothed: Readonly<Record<string, number>>;
  readonly rmsDb: number;
  readonly peakDb: number;
};

/** A change of status, a title or a detection, with the fields of its message. */
export type EventRecord = {
  readonly type: HistoryEvent['type'];
  readonly station: string;
  readonly wallTimeMs: number;
} & Readonly<Record<string, string | number>>;

/** One line of a history. */
export type HistoryRecord = StepRecord | EventRecord;
