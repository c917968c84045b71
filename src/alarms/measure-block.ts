/** Mean of some samples and what is left of their level without it. */
export type BlockLevel = {
  readonly mean: number;
  /** Root mean square around the mean. */
  readonly rms: number;
};

/** Measures a block; linear values, full scale 1. */
export const measureBlock = (samples: Float32Array): BlockLevel => {
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < samples.length; index++) {
    const sample = samples[index]!;
    sum += sample;
    squares += sample * sample;
  }
  const mean = sum / samples.length;
  return { mean, rms: Math.sqrt(Math.max(0, squares / samples.length - mean ** 2)) };
};
