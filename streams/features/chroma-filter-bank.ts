import { createMeyda } from './create-meyda.js';

/** Rows of weights without their zeros: row `r` holds entries `firstEntry[r]` up to `firstEntry[r + 1]`. */
export type SparseRows = {
  readonly firstEntry: Uint16Array;
  readonly bins: Uint16Array;
  readonly weights: Float64Array;
};

/** Weights are at most 1. What is left out moves a chroma by less than the rounding of its 32 bits. */
const LEAST_WEIGHT = 1e-10;

/** What Meyda builds at the first extraction and keeps; its types do not tell. */
type WithChromaBank = { readonly chromaFilterBank: readonly (readonly number[])[] };

/** Meyda's own chroma filters for an FFT of `fftSize` points, C first, of which most weights are next to zero. */
export const createChromaFilterBank = (fftSize: number, sampleRateHz: number): SparseRows => {
  const meyda = createMeyda({ fftSize, sampleRateHz, windowing: 'rect' });
  meyda.extract('chroma', new Float32Array(fftSize));
  const { chromaFilterBank } = meyda as unknown as WithChromaBank;
  const firstEntry = [0];
  const entries: { readonly bin: number; readonly weight: number }[] = [];
  for (const row of chromaFilterBank) {
    for (let bin = 0; bin < fftSize / 2; bin++) {
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
