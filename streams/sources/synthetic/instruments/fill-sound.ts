import { SAMPLE_RATE_HZ } from '../../../audio-format.js';

const FADE_SAMPLES = 110;

/** Makes a sound of a formula in seconds since it began; its last 5 ms fade so that it does not click. */
export const fillSound = (seconds: number, sampleAt: (seconds: number) => number): Float32Array => {
  const length = Math.round(seconds * SAMPLE_RATE_HZ);
  const sound = new Float32Array(length);
  for (let i = 0; i < length; i++) sound[i] = sampleAt(i / SAMPLE_RATE_HZ);
  for (let left = 0; left < Math.min(length, FADE_SAMPLES); left++) {
    sound[length - 1 - left]! *= (left + 1) / FADE_SAMPLES;
  }
  return sound;
};
