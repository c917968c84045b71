import { SAMPLE_RATE_HZ } from '../../streams/index.js';
import type { BlockLevel } from './measure-block.js';

/** The one sinusoid that a block is made of. */
export type Tone = { readonly frequencyHz: number; readonly rms: number };

/** So much of the power must be the sinusoid's. */
const LEAST_PURITY = 0.9;
/** Below this frequency crossings are told well enough to ask whether they are regular. */
const REGULAR_BELOW_HZ = 2000;
const LEAST_CROSSINGS = 4;

/** Mean frequency and how far the longest period is from the shortest, by rising crossings with hysteresis. */
const countPeriods = (samples: Float32Array, { mean, rms }: BlockLevel) => {
  const margin = 0.3 * rms;
  let isLow = false;
  let [count, first, last, shortest, longest] = [0, 0, 0, Infinity, 0];
  for (let i = 1; i < samples.length; i++) {
    const value = samples[i]! - mean;
    if (value < -margin) isLow = true;
    if (!isLow || value < margin) continue;
    isLow = false;
    const before = samples[i - 1]! - mean;
    const at = i - (value - margin) / Math.max(value - before, 1e-12);
    if (count++ === 0) first = at;
    else {
      shortest = Math.min(shortest, at - last);
      longest = Math.max(longest, at - last);
    }
    last = at;
  }
  const period = (last - first) / (count - 1);
  return { count, frequencyHz: SAMPLE_RATE_HZ / period, spread: (longest - shortest) / period };
};

/** Amounts of cosine and sine in a part of the samples. */
const project = (
  samples: Float32Array,
  mean: number,
  frequencyHz: number,
  part: readonly [number, number],
) => {
  const radians = (2 * Math.PI * frequencyHz) / SAMPLE_RATE_HZ;
  const [stepCos, stepSin] = [Math.cos(radians), Math.sin(radians)];
  const [from, to] = part;
  let [cos, sin] = [Math.cos(radians * from), Math.sin(radians * from)];
  let [real, imaginary] = [0, 0];
  for (let i = from; i < to; i++) {
    const value = samples[i]! - mean;
    real += value * cos;
    imaginary -= value * sin;
    [cos, sin] = [cos * stepCos - sin * stepSin, sin * stepCos + cos * stepSin];
  }
  return { real, imaginary };
};

/** By how much the phase runs away from that of a frequency tells the exact one. */
const refine = (samples: Float32Array, mean: number, roughHz: number): number => {
  const half = samples.length / 2;
  const early = project(samples, mean, roughHz, [0, half]);
  const late = project(samples, mean, roughHz, [half, samples.length]);
  const angle = Math.atan2(
    late.imaginary * early.real - late.real * early.imaginary,
    late.real * early.real + late.imaginary * early.imaginary,
  );
  return roughHz + (angle / (2 * Math.PI * half)) * SAMPLE_RATE_HZ;
};

/**
 * The tone that a block consists of, if it is nothing else: one sinusoid that keeps frequency and phase from its
 * beginning to its end. Most other sound is told by its uneven periods, which costs next to nothing.
 */
export const findTone = (samples: Float32Array, level: BlockLevel): Tone | undefined => {
  const { count, frequencyHz: roughHz, spread } = countPeriods(samples, level);
  if (count < LEAST_CROSSINGS) return undefined;
  if (roughHz < REGULAR_BELOW_HZ && spread > 0.3) return undefined;
  const frequencyHz = refine(samples, level.mean, roughHz);
  const { real, imaginary } = project(samples, level.mean, frequencyHz, [0, samples.length]);
  const power = (2 * (real ** 2 + imaginary ** 2)) / samples.length ** 2;
  const purity = power / level.rms ** 2;
  return purity >= LEAST_PURITY ? { frequencyHz, rms: Math.sqrt(power) } : undefined;
};
