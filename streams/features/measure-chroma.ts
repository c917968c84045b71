import type { SparseRows } from './sparse-rows.js';

/** Chroma of magnitudes `[bins]`: a value for each row, the greatest 1; all 0 in silence. As Meyda has it. */
export const measureChroma = (
  magnitudes: Float32Array,
  { firstEntry, bins, weights }: SparseRows,
): Float32Array => {
  const chroma = new Float64Array(firstEntry.length - 1);
  let greatest = 0;
  for (let pitch = 0, entry = 0; pitch < chroma.length; pitch++) {
    const end = firstEntry[pitch + 1]!;
    let sum = 0;
    for (; entry < end; entry++) sum += weights[entry]! * magnitudes[bins[entry]!]!;
    chroma[pitch] = sum;
    if (sum > greatest) greatest = sum;
  }
  const scaled = new Float32Array(chroma.length);
  if (greatest > 0) for (let i = 0; i < scaled.length; i++) scaled[i] = chroma[i]! / greatest;
  return scaled;
};
