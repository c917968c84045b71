import type { DSVRowString } from 'd3-dsv';
import { ModelError } from '../../errors.js';
import type { Rows } from './rows.js';

/**
 * The named columns of a table as inputs, row by row, without labels. `groups` has a name for each row.
 * Fails with a `ModelError` that names row and column where a cell is no number.
 */
export const numberRows = (
  table: readonly DSVRowString[],
  columns: readonly string[],
  groups: readonly string[],
): Rows => {
  const inputs = new Float32Array(table.length * columns.length);
  table.forEach((cells, row) => {
    columns.forEach((column, input) => {
      const value = Number(cells[column] || NaN);
      if (!Number.isFinite(value)) {
        throw new ModelError(
          'data-damaged',
          `row ${row + 1}: expected a number in ${column}, got "${cells[column]}"`,
        );
      }
      inputs[row * columns.length + input] = value;
    });
  });
  return {
    count: table.length,
    width: columns.length,
    inputs,
    labels: new Int32Array(table.length),
    names: [],
    groups,
  };
};
