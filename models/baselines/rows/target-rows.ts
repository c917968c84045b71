import type { Rows } from './rows.js';
import { takeRows } from './take-rows.js';

/** Examples whose answers are numbers: each input of a network as rows, and the answers as rows. */
export type TargetRows = {
  /** At least one; all have as many rows as `targets`, in the same order. */
  readonly inputs: readonly Rows[];
  readonly targets: Rows;
};

/** Copies the examples at these positions, in this order. */
export const takeTargetRows = (
  { inputs, targets }: TargetRows,
  positions: ArrayLike<number>,
): TargetRows => ({
  inputs: inputs.map((rows) => takeRows(rows, positions)),
  targets: takeRows(targets, positions),
});
