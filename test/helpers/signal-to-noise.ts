const EDGE_SAMPLES = 300;

/** How well a wave follows a reference, in dB; the ends, where filters start and stop, are left out. */
export const signalToNoiseDb = (
  reference: Float32Array,
  wave: Float32Array,
  edge = EDGE_SAMPLES,
): number => {
  let signal = 0;
  let noise = 0;
  for (let i = edge; i < Math.min(reference.length, wave.length) - edge; i++) {
    signal += reference[i]! ** 2;
    noise += (reference[i]! - wave[i]!) ** 2;
  }
  return 10 * Math.log10(signal / noise);
};
