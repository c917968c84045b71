import { SAMPLE_RATE_HZ } from '../../../audio-format.js';

/** Adds a sound to a loop, in place; what rings on past the end comes in again at the beginning. */
export const addSound = (
  loop: Float32Array,
  atSeconds: number,
  sound: Float32Array,
  gain = 1,
): void => {
  const start = Math.round(atSeconds * SAMPLE_RATE_HZ) + loop.length;
  for (let i = 0; i < sound.length; i++) loop[(start + i) % loop.length]! += gain * sound[i]!;
};
