import type { Rows } from './rows.js';

/** What identical inputs with several labels cost, whatever the model. */
export type Ceiling = {
  /** The accuracy that no model can pass on these rows. */
  readonly accuracy: number;
  /** Distinct inputs that stand under more than one label. */
  readonly ambiguous: number;
};

/** Finds rows whose inputs are the same but whose labels are not: of each such set only one label can be right. */
export const measureCeiling = ({ count, width, inputs, labels }: Rows): Ceiling => {
  const byInput = new Map<string, Map<number, number>>();
  for (let row = 0; row < count; row++) {
    const key = inputs.subarray(row * width, (row + 1) * width).join();
    const counts = byInput.get(key) ?? new Map<number, number>();
    counts.set(labels[row], (counts.get(labels[row]) ?? 0) + 1);
    byInput.set(key, counts);
  }
  const sets = [...byInput.values()];
  const right = sets.reduce((sum, counts) => sum + Math.max(...counts.values()), 0);
  return { accuracy: right / count, ambiguous: sets.filter(({ size }) => size > 1).length };
};
