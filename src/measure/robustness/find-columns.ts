/** Where a stretch of frames lies among those of a whole clip. */
export type Place = {
  /** Column at which it begins. */
  readonly start: number;
  /** Mean difference of a cell in dB, the level of both set aside. */
  readonly differenceDb: number;
};

/** Cells that lie further below the loudest are noise of a codec; they are not compared. */
const RANGE_DB = 40;

const loudest = (cells: Float32Array): number =>
  cells.reduce((peak, cell) => Math.max(peak, cell), -Infinity);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Cells of the stretch that are loud enough to compare. */
const heardCells = (stretch: Float32Array): number[] => {
  const floor = loudest(stretch) - RANGE_DB;
  return [...stretch.keys()].filter((cell) => stretch[cell]! > floor);
};

/**
 * Finds log-mel frames `[columns × melBands]`, cut at any moment, in those of the whole clip: where the loud cells
 * differ least. Undefined when the stretch is longer than the clip.
 */
export const findColumns = (
  stretch: Float32Array,
  clip: Float32Array,
  melBands: number,
): Place | undefined => {
  const cells = heardCells(stretch);
  let best: Place | undefined;
  for (let start = 0; start * melBands + stretch.length <= clip.length; start++) {
    const differences = cells.map((cell) => stretch[cell]! - clip[start * melBands + cell]!);
    const level = mean(differences);
    const differenceDb = mean(differences.map((each) => Math.abs(each - level)));
    if (!best || differenceDb < best.differenceDb) best = { start, differenceDb };
  }
  return best;
};
