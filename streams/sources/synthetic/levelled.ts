const TARGET_RMS = 0.14;
const KNEE = 0.6;
/** Well below 1, so that no codec that overshoots has to clip. */
const CEILING = 0.85;

/** Brings music to one loudness; the few peaks above the knee are rounded off. */
export const levelled = (samples: Float32Array): Float32Array => {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const gain = TARGET_RMS / Math.sqrt(power);
  return samples.map((sample) => roundedOff(sample * gain));
};

const roundedOff = (sample: number): number => {
  const over = Math.abs(sample) - KNEE;
  if (over <= 0) return sample;
  return Math.sign(sample) * (KNEE + (CEILING - KNEE) * Math.tanh(over / (CEILING - KNEE)));
};
