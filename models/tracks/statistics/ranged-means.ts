/** librosa's `power_to_db` raises what lies so far below the loudest cell of a recording. */
const RANGE_DB = 80;

/** Nothing is quieter than the first step or louder than the last. */
const LEAST_DB = -100;
const STEPS = 256;

/**
 * Means over the frames of a recording of values in dB, in which values more than 80 dB below the greatest of all are
 * raised to there. That is known at the end only, so values are added up in steps of 1 dB instead of kept: memory
 * does not grow, and what lies in the step of the limit itself is less than 1 dB off.
 */
export class RangedMeans {
  readonly #width: number;
  readonly #sums: Float64Array;
  readonly #counts: Float64Array;
  #greatest = -Infinity;
  #frames = 0;

  constructor(width: number) {
    this.#width = width;
    this.#sums = new Float64Array(width * STEPS);
    this.#counts = new Float64Array(width * STEPS);
  }

  /** Adds a frame, `[width]` in dB. */
  push(values: Float32Array): void {
    values.forEach((value, column) => {
      const step = Math.min(STEPS - 1, Math.max(0, Math.floor(value - LEAST_DB)));
      this.#sums[column * STEPS + step] += value;
      this.#counts[column * STEPS + step] += 1;
      if (value > this.#greatest) this.#greatest = value;
    });
    this.#frames += 1;
  }

  /** `[width]` */
  read(): Float64Array {
    const leastDb = this.#greatest - RANGE_DB;
    return Float64Array.from({ length: this.#width }, (_, column) => {
      let total = 0;
      for (let step = column * STEPS; step < (column + 1) * STEPS; step++) {
        total += Math.max(this.#sums[step], leastDb * this.#counts[step]);
      }
      return total / this.#frames;
    });
  }
}
