import type { Rows } from './rows.js';

/** Copies the rows at these positions, in this order. */
export const takeRows = (rows: Rows, positions: ArrayLike<number>): Rows => {
  const { width } = rows;
  const order = Array.from(positions);
  const inputs = new Float32Array(order.length * width);
  order.forEach((position, row) => {
    inputs.set(rows.inputs.subarray(position * width, (position + 1) * width), row * width);
  });
  return {
    ...rows,
    count: order.length,
    inputs,
    labels: Int32Array.from(order, (position) => rows.labels[position]),
    groups: order.map((position) => rows.groups[position]),
  };
};
