import { createMeyda } from './create-meyda.js';
import { type SparseRows, toSparseRows } from './sparse-rows.js';

/** What Meyda builds at the first extraction and keeps; its types do not tell. */
type WithChromaBank = { readonly chromaFilterBank: readonly (readonly number[])[] };

/** Meyda's own chroma filters for an FFT of `fftSize` points, C first, of which most weights are next to zero. */
export const createChromaFilterBank = (fftSize: number, sampleRateHz: number): SparseRows => {
  const meyda = createMeyda({ fftSize, sampleRateHz, windowing: 'rect' });
  meyda.extract('chroma', new Float32Array(fftSize));
  const { chromaFilterBank } = meyda as unknown as WithChromaBank;
  return toSparseRows(chromaFilterBank, fftSize / 2);
};
