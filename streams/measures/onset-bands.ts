import { SAMPLE_RATE_HZ } from '../audio-format.js';

/** Edges of the bands, in bins: about equally wide to the ear from 60 Hz to 10 kHz, `[bands + 1]`. */
export const onsetBands = (bands: number, fftSize: number): Int32Array => {
  const toMel = (hz: number): number => 2595 * Math.log10(1 + hz / 700);
  const toHz = (mel: number): number => 700 * (10 ** (mel / 2595) - 1);
  const [low, high] = [toMel(60), toMel(10_000)];
  const edges = Array.from({ length: bands + 1 }, (_, edge) =>
    Math.round((toHz(low + ((high - low) * edge) / bands) * fftSize) / SAMPLE_RATE_HZ),
  );
  // Low bands are narrower than a bin: each takes at least one.
  edges.forEach((edge, index) => {
    if (index > 0) edges[index] = Math.max(edge, edges[index - 1]! + 1);
  });
  return Int32Array.from(edges);
};
