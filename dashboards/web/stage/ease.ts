import type { Sound } from './sound.js';

/** The picture's own state, which follows the sound without jumps. */
export type Motion = {
  /** Grows with time, faster when it is loud. */
  phase: number;
  loudness: number;
  weights: number[];
};

const LOUDNESS_SECONDS = 0.5;
const WEIGHT_SECONDS = 1.2;
const SLOWEST = 0.15;
const FASTEST = 1.1;

/** Moves on by some seconds towards what is heard; changes `motion`, as it happens sixty times a second. */
export const ease = (motion: Motion, { loudness, voices }: Sound, seconds: number): void => {
  const near = (halfLife: number): number => 1 - 2 ** (-seconds / halfLife);
  motion.loudness += (loudness - motion.loudness) * near(LOUDNESS_SECONDS);
  motion.phase += seconds * (SLOWEST + (FASTEST - SLOWEST) * motion.loudness);
  const step = near(WEIGHT_SECONDS);
  const count = Math.max(voices.length, motion.weights.length);
  for (let index = 0; index < count; index += 1) {
    const weight = motion.weights[index] ?? 0;
    motion.weights[index] = weight + ((voices[index]?.weight ?? 0) - weight) * step;
  }
};
