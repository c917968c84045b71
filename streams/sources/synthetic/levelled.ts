const TARGET_RMS = 0.14;
const KNEE = 0.7;

/** Brings music to one loudness; the few peaks above the knee are rounded off below 1. */
export const levelled = (samples: Float32Array): Float32Array => {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const gain = TARGET_RMS / Math.sqrt(power);
  return samples.map((sample) => roundedOff(sample * gain));
};

const roundedOff = (sample: number): number => {
  const over = Math.abs(sample) - KNEE;
  if (over <= 0) return sample;
  return Math.sign(sample) * (KNEE + (1 - KNEE) * Math.tanh(over / (1 - KNEE)));
};
