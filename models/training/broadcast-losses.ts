import { FEATURE_SET } from '../../streams/index.js';
import { between, normal } from './random.js';

const BANDS = FEATURE_SET.melBands;

/** Spread in dB that coding gives a cell as loud as its column's loudest, and what each dB below it adds. */
const LOUDEST_SPREAD_DB = 0.5;
const SPREAD_PER_DEPTH = 0.05;
const GREATEST_SPREAD_DB = 3.5;

/** Far below every floor: what a filter or a codec left out. */
const NOTHING_DB = -200;

/** From this band on (2 kHz) codecs leave cells out that the ear would not miss. */
const LOWEST_HOLE_BAND = 50;
const HOLE_COLUMNS = 3;
const HOLE_BANDS = 8;

type Random = () => number;

/** Powers add: noise fills the valleys and leaves the peaks. */
export const addNoiseFloor = (crop: Float32Array, random: Random): void => {
  const floorDb = between(random, -65, -23);
  const slopeDb = between(random, -30, 10);
  for (let cell = 0; cell < crop.length; cell++) {
    const noiseDb = floorDb + (slopeDb * (cell % BANDS)) / BANDS + between(random, -3, 3);
    const value = crop[cell]!;
    const [high, low] = value > noiseDb ? [value, noiseDb] : [noiseDb, value];
    crop[cell] = high + 10 * Math.log10(1 + 10 ** ((low - high) / 10));
  }
};

/** Nothing is left above a cut-off between 3.5 and 11 kHz, as after a low sample rate or a frugal encoder. */
export const limitBand = (crop: Float32Array, random: Random): void => {
  const cutOff = Math.floor(between(random, 70, BANDS));
  for (let row = 0; row < crop.length; row += BANDS) {
    crop.fill(NOTHING_DB, row + cutOff, row + BANDS);
  }
};

const loudestOf = (cells: Float32Array): number => {
  let loudest = -Infinity;
  for (const cell of cells) if (cell > loudest) loudest = cell;
  return loudest;
};

/** Blocks of cells well under their column's loudest one are left out, as codecs do that are short of bits. */
export const punchHoles = (crop: Float32Array, random: Random): void => {
  const depthDb = between(random, 22, 38);
  const columns = crop.length / BANDS;
  for (let first = 0; first < columns; first += HOLE_COLUMNS) {
    const empty = Array.from({ length: BANDS / HOLE_BANDS }, () => random() < 0.6);
    for (let column = first; column < Math.min(columns, first + HOLE_COLUMNS); column++) {
      const bands = crop.subarray(column * BANDS, (column + 1) * BANDS);
      const floor = loudestOf(bands) - depthDb;
      for (let band = LOWEST_HOLE_BAND; band < BANDS; band++) {
        if (empty[Math.floor(band / HOLE_BANDS)] && bands[band]! < floor) bands[band] = NOTHING_DB;
      }
    }
  }
};

/**
 * Shakes each cell, quiet ones more, as coding with few bits does. The spread at `strength` 1 is that of
 * AAC at 48 and Opus at 32 kb/s, measured on music: half a dB at the loudest cell, 2.5 dB 40 dB below it.
 */
export const addCodingNoise = (crop: Float32Array, random: Random): void => {
  const strength = between(random, 0.3, 1.5);
  for (let first = 0; first < crop.length; first += BANDS) {
    const bands = crop.subarray(first, first + BANDS);
    const loudest = loudestOf(bands);
    for (let band = 0; band < BANDS; band++) {
      const depthDb = loudest - bands[band]!;
      const spreadDb = Math.min(GREATEST_SPREAD_DB, LOUDEST_SPREAD_DB + SPREAD_PER_DEPTH * depthDb);
      bands[band] += strength * spreadDb * normal(random);
    }
  }
};
