import type { StepSums } from '../history-batch.js';

/** A row of the table `steps`, without its station. */
export type StepRow = {
  readonly start_ms: number;
  readonly predictions: number;
  readonly rms_db_sum: number;
  readonly peak_db: number;
  readonly states: string;
  readonly genres: string;
  readonly smoothed: string;
};

const counts = (json: string): Record<string, number> => JSON.parse(json) as Record<string, number>;

/** The sums that a row holds. */
export const readStepRow = (station: string, row: StepRow): StepSums => ({
  station,
  startMs: row.start_ms,
  predictions: row.predictions,
  rmsDbSum: row.rms_db_sum,
  peakDb: row.peak_db,
  states: counts(row.states),
  genres: counts(row.genres),
  smoothed: counts(row.smoothed),
});

/** The columns of a row behind station and start, in the order of the table. */
export const toStepColumns = (sums: StepSums): readonly (string | number)[] => [
  sums.predictions,
  sums.rmsDbSum,
  sums.peakDb,
  JSON.stringify(sums.states),
  JSON.stringify(sums.genres),
  JSON.stringify(sums.smoothed),
];
