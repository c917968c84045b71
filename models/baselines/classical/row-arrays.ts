import type { RowInputs } from './classical-model.js';

/** The inputs as one plain array for each row, as most packages want them. */
export const rowArrays = ({ inputs, width, count }: RowInputs): number[][] =>
  Array.from({ length: count }, (_, row) =>
    Array.from(inputs.subarray(row * width, (row + 1) * width)),
  );
