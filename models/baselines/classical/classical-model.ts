import type { Rows } from '../rows/rows.js';

/** A classifier that has learnt. */
export type FittedClassifier = {
  /** Probability of each name for each row, `[count × names]`; each row sums to 1. */
  readonly probabilities: (rows: Rows) => Float32Array;
  /** Position of the name that each row is judged to have. */
  readonly judge: (rows: Rows) => Int32Array;
};

/** A classifier of rows with the settings that a grid search tries. */
export type ClassicalModel<Settings = unknown> = {
  readonly name: string;
  readonly grid: readonly Settings[];
  /** Learns from rows whose inputs are scaled already. */
  readonly fit: (rows: Rows, settings: Settings, seed: number) => FittedClassifier;
};
