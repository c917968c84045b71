import type { Sound } from './sound.js';

/** The picture's own state, which follows the sound without jumps. */
export type Motion = {
  /** Grows with time, faster when it is loud. */
  phase: number;
  loudness: number;
  weights: number[];
};

/** How quickly the picture may follow and move: half-lives in seconds, and speeds in silence and when it is loud. */
export type Pace = {
  readonly loudnessSeconds: number;
  readonly weightSeconds: number;
  readonly slowest: number;
  readonly fastest: number;
};

/** Moves with the music. */
export const lively: Pace = {
  loudnessSeconds: 0.5,
  weightSeconds: 1.2,
  slowest: 0.15,
  fastest: 1.1,
};

/** For people whom motion makes ill: colours and widths change over many seconds, and hardly anything moves. */
export const calm: Pace = { loudnessSeconds: 8, weightSeconds: 4, slowest: 0.01, fastest: 0.01 };

/** Moves on by some seconds towards what is heard; changes `motion`, as it happens sixty times a second. */
export const ease = (
  motion: Motion,
  { loudness, voices }: Sound,
  seconds: number,
  pace: Pace,
): void => {
  const near = (halfLife: number): number => 1 - 2 ** (-seconds / halfLife);
  motion.loudness += (loudness - motion.loudness) * near(pace.loudnessSeconds);
  motion.phase += seconds * (pace.slowest + (pace.fastest - pace.slowest) * motion.loudness);
  const step = near(pace.weightSeconds);
  const count = Math.max(voices.length, motion.weights.length);
  for (let index = 0; index < count; index += 1) {
    const weight = motion.weights[index] ?? 0;
    motion.weights[index] = weight + ((voices[index]?.weight ?? 0) - weight) * step;
  }
};
