import { SAMPLE_RATE_HZ } from '../../../audio-format.js';

/** Makes a sound of a formula in seconds since it began; its last 5 ms fade so that it does not click. */
export const fillSound = (seconds: number, sampleAt: (seconds: number) => number): Float32Array => {
  const length = Math.round(seconds * SAMPLE_RATE_HZ);
  return Float32Array.from({ length }, (_, i) => {
    const fade = Math.min(1, (length - i) / (0.005 * SAMPLE_RATE_HZ));
    return fade * sampleAt(i / SAMPLE_RATE_HZ);
  });
};
