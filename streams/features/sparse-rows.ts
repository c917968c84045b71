/** Rows of weights without their zeros: row `r` holds entries `firstEntry[r]` up to `firstEntry[r + 1]`. */
export type SparseRows = {
  readonly firstEntry: Uint16Array;
  readonly bins: Uint16Array;
  readonly weights: Float64Array;
};

/** Weights are at most 1. What is left out moves a chroma by less than the rounding of its 32 bits. */
const LEAST_WEIGHT = 1e-10;

/** Of each row the first `bins` weights, as far as they are worth keeping. */
export const toSparseRows = (rows: readonly ArrayLike<number>[], bins: number): SparseRows => {
  const firstEntry = [0];
  const entries: { readonly bin: number; readonly weight: number }[] = [];
  for (const row of rows) {
    for (let bin = 0; bin < bins; bin++) {
      const weight = row[bin]!;
      if (weight >= LEAST_WEIGHT) entries.push({ bin, weight });
    }
    firstEntry.push(entries.length);
  }
  return {
    firstEntry: Uint16Array.from(firstEntry),
    bins: Uint16Array.from(entries, ({ bin }) => bin),
    weights: Float64Array.from(entries, ({ weight }) => weight),
  };
};
