import type { Rows } from '../rows/rows.js';

/** The inputs as one plain array for each row, as most packages want them. */
export const rowArrays = ({ inputs, width, count }: Rows): number[][] =>
  Array.from({ length: count }, (_, row) =>
    Array.from(inputs.subarray(row * width, (row + 1) * width)),
  );
