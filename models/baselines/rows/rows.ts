/** Examples in a table: the inputs of each, its label, and what must not stand on both sides of a split. */
export type Rows = {
  readonly count: number;
  /** Inputs of a row. */
  readonly width: number;
  /** Row by row: [count × width]. */
  readonly inputs: Float32Array;
  /** Position of each row's label in `names`. */
  readonly labels: Int32Array;
  readonly names: readonly string[];
  /** Artist, or track where no artist is known. */
  readonly groups: readonly string[];
};
