/** The mean of the last rows of numbers, `[values]` each. */
export class RollingMean {
  readonly #rows: Float64Array[];
  readonly #values: number;
  #pushed = 0;

  /** Of at most `rows` rows. */
  constructor(rows: number, values: number) {
    this.#rows = Array.from({ length: rows }, () => new Float64Array(values));
    this.#values = values;
  }

  /** How many rows the mean is of. */
  get count(): number {
    return Math.min(this.#pushed, this.#rows.length);
  }

  push(row: ArrayLike<number>): void {
    this.#rows[this.#pushed % this.#rows.length]!.set(row);
    this.#pushed += 1;
  }

  /** All 0 before the first row. Summed anew, so that no error grows over days. */
  read(): Float64Array {
    const mean = new Float64Array(this.#values);
    for (let row = 0; row < this.count; row++) {
      const values = this.#rows[row]!;
      for (let place = 0; place < mean.length; place++) mean[place]! += values[place]! / this.count;
    }
    return mean;
  }
}
