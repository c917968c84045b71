import { FEATURE_SET } from '../../../streams/index.js';
import type { Clip } from '../../training/dataset.js';

const { melBands } = FEATURE_SET;

/** A piece is so many columns of the front end: 9.9 s. */
export const PIECE_COLUMNS = 128;

/** Cells of a piece on each side, after the mean of 2 × 2. */
export const PIECE_SIDE = 64;

/** A piece is cut as far below its loudest cell. */
export const RANGE_DB = 70;

/** What the dB of a cell, counted from the loudest, are multiplied by, to a spread of about 1. */
export const PICTURE_SCALE = 2.8 / RANGE_DB;
/** What is added then: the loudest is +1.4, the floor −1.4. */
export const PICTURE_SHIFT = 1.4;

const FOLD_COLUMNS = PIECE_COLUMNS / PIECE_SIDE;
const FOLD_BANDS = melBands / PIECE_SIDE;

/** Pieces of 10 s of some clips, all of a clip in a row. */
export type Pieces = {
  readonly count: number;
  /** Mel pictures of about unit spread, `[count × PIECE_SIDE × PIECE_SIDE]`, time first. */
  readonly pictures: Float32Array;
  readonly labels: Int32Array;
  /** Which of the clips each piece is of. */
  readonly owners: Int32Array;
};

/** The mean of 2 × 2 cells, scaled. */
const toPicture = (logMelDb: Float32Array, start: number): Float32Array => {
  const cells = logMelDb.subarray(start * melBands, (start + PIECE_COLUMNS) * melBands);
  const loudest = cells.reduce((most, cell) => Math.max(most, cell), -Infinity);
  const picture = new Float32Array(PIECE_SIDE * PIECE_SIDE);
  cells.forEach((cell, i) => {
    const row = Math.floor(i / melBands / FOLD_COLUMNS);
    const column = Math.floor((i % melBands) / FOLD_BANDS);
    const level = PICTURE_SCALE * Math.max(cell - loudest, -RANGE_DB) + PICTURE_SHIFT;
    picture[row * PIECE_SIDE + column] += level / (FOLD_COLUMNS * FOLD_BANDS);
  });
  return picture;
};

/** Cuts clips into pieces of 10 s that do not overlap; what is left over is dropped. */
export const cutPieces = (clips: readonly Clip[]): Pieces => {
  const cut = clips.flatMap((clip, owner) => {
    const logMelDb = clip.readLogMelDb();
    const pieces = Math.floor(logMelDb.length / melBands / PIECE_COLUMNS);
    return Array.from({ length: pieces }, (_, piece) => ({
      owner,
      label: clip.label,
      picture: toPicture(logMelDb, piece * PIECE_COLUMNS),
    }));
  });
  const pictures = new Float32Array(cut.length * PIECE_SIDE ** 2);
  cut.forEach(({ picture }, piece) => pictures.set(picture, piece * PIECE_SIDE ** 2));
  return {
    count: cut.length,
    pictures,
    labels: Int32Array.from(cut, ({ label }) => label),
    owners: Int32Array.from(cut, ({ owner }) => owner),
  };
};
