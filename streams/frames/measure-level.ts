/** Linear level of some samples: root mean square and greatest absolute value. */
export type MeasuredLevel = { readonly rms: number; readonly peak: number };

/** Level of raw (not windowed) samples; 0 for none. */
export const measureLevel = (samples: Float32Array): MeasuredLevel => {
  let squares = 0;
  let peak = 0;
  for (let index = 0; index < samples.length; index++) {
    const sample = samples[index]!;
    squares += sample * sample;
    peak = Math.max(peak, Math.abs(sample));
  }
  return { rms: Math.sqrt(squares / Math.max(1, samples.length)), peak };
};
