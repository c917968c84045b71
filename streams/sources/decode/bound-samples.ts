/** 12 dB above full scale: loud music passes that when it was coded with loss. */
const GREATEST_SAMPLE = 4;

/** Brings all samples into [-4, 4], those that are no number to 0; writes into the array it is given. */
export const boundSamples = (samples: Float32Array): Float32Array => {
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i]!;
    if (Math.abs(sample) <= GREATEST_SAMPLE) continue;
    samples[i] = Number.isNaN(sample) ? 0 : GREATEST_SAMPLE * Math.sign(sample);
  }
  return samples;
};
