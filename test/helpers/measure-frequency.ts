/** Frequency of a pure tone, from where it crosses zero upwards; quiet beginnings are passed over. */
export const measureFrequency = (samples: Float32Array, sampleRateHz: number): number => {
  const start = samples.findIndex((sample) => Math.abs(sample) > 0.05);
  const crossings: number[] = [];
  for (let i = Math.max(1, start); i < samples.length; i++) {
    const [before, after] = [samples[i - 1]!, samples[i]!];
    if (before < 0 && after >= 0) crossings.push(i - after / (after - before));
  }
  const lengths = crossings.slice(1).map((at, index) => at - crossings[index]!);
  const median = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)];
  return median === undefined ? 0 : sampleRateHz / median;
};
