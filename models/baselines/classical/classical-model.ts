import type { Rows } from '../rows/rows.js';

/** What a fitted classifier looks at: scaled inputs, row by row. */
export type RowInputs = Pick<Rows, 'count' | 'width' | 'inputs'>;

/** All that a fitted classifier consists of, by name. */
export type NamedArrays = Readonly<Record<string, ArrayLike<number>>>;

/** A classifier that has learnt. */
export type FittedClassifier = {
  /** Probability of each name for each row, `[count × names]`; each row sums to 1. */
  readonly probabilities: (rows: RowInputs) => Float32Array;
  /** Position of the name that each row is judged to have. */
  readonly judge: (rows: RowInputs) => Int32Array;
  /** What `restore` of its model makes it from again. */
  readonly arrays: () => NamedArrays;
};

/** A classifier of rows with the settings that a grid search tries. */
export type ClassicalModel<Settings = unknown> = {
  readonly name: string;
  readonly grid: readonly Settings[];
  /** Learns from rows whose inputs are scaled already. */
  readonly fit: (rows: Rows, settings: Settings, seed: number) => FittedClassifier;
  /** A fitted classifier of so many names from its arrays. */
  readonly restore: (arrays: NamedArrays, classes: number) => FittedClassifier;
};
