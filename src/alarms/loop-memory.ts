import { SAMPLE_RATE_HZ } from '../../streams/index.js';

const CAPACITY = 2 ** 16;
const MASK = CAPACITY - 1;
/** Weak enough that a bass drum alone does not make two bars the same. */
const PRE_EMPHASIS = 0.9;

/** Half the rate is enough to know a sound again. */
export const LOOP_RATE_HZ = SAMPLE_RATE_HZ / 2;

/** The last 5.9 s at half the rate, high frequencies raised; 256 KiB. Positions count from the first sample. */
export class LoopMemory {
  readonly #samples = new Float32Array(CAPACITY);
  #last = 0;
  /** How many samples there were. */
  length = 0;

  push(samples: Float32Array): void {
    for (let i = 0; i + 1 < samples.length; i += 2) {
      const value = (samples[i]! + samples[i + 1]!) / 2;
      this.#samples[this.length++ & MASK] = value - PRE_EMPHASIS * this.#last;
      this.#last = value;
    }
  }

  at(position: number): number {
    return this.#samples[position & MASK]!;
  }

  /** Sum of squares from a position up to another. */
  power(from: number, to: number): number {
    let sum = 0;
    for (let i = from; i < to; i++) sum += this.at(i) ** 2;
    return sum;
  }
}
