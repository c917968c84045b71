import { ANCHOR_SAMPLES } from './anchor.js';
import type { LoopMemory } from './loop-memory.js';

/** By how much sound is delayed against itself: whole samples and a part of one. */
export type Delay = { readonly samples: number; readonly part: number };

/** Power of what is heard, and of its difference from what was heard a delay ago. */
export type Repetition = { readonly power: number; readonly residue: number };

const AROUND = [-3, -2, -1, 0, 1, 2] as const;

/** Compares a stretch with what was heard before it. */
export const compareWithBefore = (
  memory: LoopMemory,
  { samples, part }: Delay,
  from: number,
  to: number,
): Repetition => {
  let [power, residue] = [0, 0];
  for (let i = from; i < to; i++) {
    const value = memory.at(i);
    const before = (1 - part) * memory.at(i - samples) + part * memory.at(i - samples - 1);
    power += value ** 2;
    residue += (value - before) ** 2;
  }
  return { power, residue };
};

/** The part of a sample by which the delay is longer, by least squares. */
const fitPart = (memory: LoopMemory, samples: number, from: number, to: number): number => {
  let [over, under] = [0, 1e-12];
  for (let i = from; i < to; i++) {
    const near = memory.at(i - samples);
    const step = memory.at(i - samples - 1) - near;
    over += (memory.at(i) - near) * step;
    under += step ** 2;
  }
  return Math.min(1, Math.max(0, over / under));
};

/** The delay around `samples` that explains the second up to `end` best, and how well it does. */
export const fitDelay = (memory: LoopMemory, samples: number, end: number) => {
  const from = end - ANCHOR_SAMPLES;
  return AROUND.map((offset) => {
    const part = fitPart(memory, samples + offset, from, end);
    const delay: Delay = { samples: samples + offset, part };
    return { delay, ...compareWithBefore(memory, delay, from, end) };
  }).reduce((one, other) => (other.residue < one.residue ? other : one));
};
