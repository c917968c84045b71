import type { Rows } from './rows.js';

/** Puts the mean of an input over `known` where rows have none (NaN); a copy. */
export const fillMissing = (rows: Rows, known: Rows): Rows => {
  const { width } = rows;
  const means = Float64Array.from({ length: width }, (_, input) => {
    let sum = 0;
    let count = 0;
    for (let i = input; i < known.inputs.length; i += width) {
      if (Number.isNaN(known.inputs[i])) continue;
      sum += known.inputs[i];
      count++;
    }
    return count === 0 ? 0 : sum / count;
  });
  const inputs = rows.inputs.map((value, i) => (Number.isNaN(value) ? means[i % width] : value));
  return { ...rows, inputs };
};
