import { SAMPLE_RATE_HZ } from '../../streams/index.js';
import type { BlockLevel } from './measure-block.js';

/** The one sinusoid that a block is made of. */
export type Tone = { readonly frequencyHz: number; readonly rms: number };

/** So much of the power must be the sinusoid's. */
const LEAST_PURITY = 0.9;
/** Below this frequency crossings are told well enough to ask whether they are regular. */
const REGULAR_BELOW_HZ = 2000;
const LEAST_CROSSINGS = 4;
const MOST_SPREAD = 0.3;

/** What the rising crossings of a stretch say. */
type Periods = {
  readonly count: number;
  readonly frequencyHz: number;
  /** How far the longest period is from the shortest, in periods. */
  readonly spread: number;
};

/** Mean frequency of the samples before `end` and how even they are, by rising crossings with hysteresis. */
const countPeriods = (samples: Float32Array, { mean, rms }: BlockLevel, end: number): Periods => {
  const low = mean - 0.3 * rms;
  const high = mean + 0.3 * rms;
  let isLow = false;
  let count = 0;
  let first = 0;
  let last = 0;
  let shortest = Infinity;
  let longest = 0;
  for (let i = 1; i < end; i++) {
    const sample = samples[i]!;
    if (sample < low) isLow = true;
    if (!isLow || sample < high) continue;
    isLow = false;
    const at = i - (sample - high) / Math.max(sample - samples[i - 1]!, 1e-12);
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

const isUneven = ({ count, frequencyHz, spread }: Periods): boolean =>
  count >= LEAST_CROSSINGS && frequencyHz < REGULAR_BELOW_HZ && spread > MOST_SPREAD;

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
 * beginning to its end. Most other sound is told by the uneven periods of its first quarter, which costs next to
 * nothing.
 */
export const findTone = (samples: Float32Array, level: BlockLevel): Tone | undefined => {
  if (isUneven(countPeriods(samples, level, samples.length / 4))) return undefined;
  const periods = countPeriods(samples, level, samples.length);
  if (periods.count < LEAST_CROSSINGS || isUneven(periods)) return undefined;
  const frequencyHz = refine(samples, level.mean, periods.frequencyHz);
  const { real, imaginary } = project(samples, level.mean, frequencyHz, [0, samples.length]);
  const power = (2 * (real ** 2 + imaginary ** 2)) / samples.length ** 2;
  const purity = power / level.rms ** 2;
  return purity >= LEAST_PURITY ? { frequencyHz, rms: Math.sqrt(power) } : undefined;
};
