const power = (samples: Float32Array): number =>
  samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;

/**
 * Noise laid over a clip, played again from its start where it is shorter, so loud that the power of the whole
 * clip is `snrDb` above it. Silent noise changes nothing.
 */
export const addNoise = (clip: Float32Array, noise: Float32Array, snrDb: number): Float32Array => {
  const looped = clip.map((_, index) => noise[index % noise.length] ?? 0);
  const noisePower = power(looped);
  if (noisePower === 0) return clip;
  const gain = Math.sqrt(power(clip) / 10 ** (snrDb / 10) / noisePower);
  return clip.map((sample, index) => sample + gain * looped[index]!);
};
