/** Mean of some samples and what is left of their level without it. */
export type BlockLevel = {
  readonly mean: number;
  /** Root mean square around the mean. */
  readonly rms: number;
};

/** Measures a block; linear values, full scale 1. */
export const measureBlock = (samples: Float32Array): BlockLevel => {
  let sum = 0;
  for (const sample of samples) sum += sample;
  const mean = sum / samples.length;
  let squares = 0;
  for (const sample of samples) squares += (sample - mean) ** 2;
  return { mean, rms: Math.sqrt(squares / samples.length) };
};
