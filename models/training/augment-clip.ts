import { FEATURE_SET } from '../../streams/index.js';
import { addCodingNoise, addNoiseFloor, limitBand, punchHoles } from './broadcast-losses.js';
import { between, normal } from './random.js';

const BANDS = FEATURE_SET.melBands;
type Random = () => number;

/** Ranges of the changes made to a training crop; each is drawn anew for each crop. */
export type Augmentation = {
  /** Speed is changed by up to this share. */
  readonly stretch: number;
  /** Pitch and formants move by up to so many mel bands. */
  readonly shiftBands: number;
  /** Standard deviation of each of the random equaliser's bumps. */
  readonly equaliserDb: number;
  /** Chance that a floor of noise is laid under the crop. */
  readonly noiseChance: number;
  /** Chance that nothing is left above a cut-off, as from a low sample rate. */
  readonly bandLimitChance: number;
  /** Chance that quiet cells are left out, as by a codec. */
  readonly holesChance: number;
  /** Chance that every cell is shaken a little, as by coding with few bits. */
  readonly codingNoiseChance: number;
  /** Greatest height of the band mask. */
  readonly maskBands: number;
  /** Greatest length of the time mask. */
  readonly maskColumns: number;
};

/** Chosen on the validation clips. */
export const defaultAugmentation: Augmentation = {
  stretch: 0.15,
  shiftBands: 3,
  equaliserDb: 6,
  noiseChance: 0.4,
  bandLimitChance: 0.45,
  holesChance: 0.2,
  codingNoiseChance: 0.4,
  maskBands: 20,
  maskColumns: 16,
};

/** Only cuts. */
export const noAugmentation: Augmentation = {
  stretch: 0,
  shiftBands: 0,
  equaliserDb: 0,
  noiseChance: 0,
  bandLimitChance: 0,
  holesChance: 0,
  codingNoiseChance: 0,
  maskBands: 0,
  maskColumns: 0,
};

/** Cuts `columns` columns at a random place, played faster or slower and higher or lower. */
const cropWarped = (
  clip: Float32Array,
  columns: number,
  options: Augmentation,
  random: Random,
): Float32Array => {
  const available = clip.length / BANDS;
  const speed = between(random, 1 - options.stretch, 1 + options.stretch);
  const shift = between(random, -options.shiftBands, options.shiftBands);
  const start = random() * Math.max(0, available - columns * speed);
  const crop = new Float32Array(columns * BANDS);
  for (let column = 0; column < columns; column++) {
    // A clip shorter than the crop is played again.
    const from = (Math.floor(start + column * speed) % available) * BANDS;
    for (let band = 0; band < BANDS; band++) {
      const place = Math.min(BANDS - 1, Math.max(0, band + shift));
      const low = Math.min(BANDS - 2, Math.floor(place));
      const share = place - low;
      crop[column * BANDS + band] = clip[from + low] * (1 - share) + clip[from + low + 1] * share;
    }
  }
  return crop;
};

/** A smooth random gain for each band: a tilt and three bumps. */
const equaliserCurve = (equaliserDb: number, random: Random): Float32Array => {
  const curve = new Float32Array(BANDS);
  const tilt = normal(random) * equaliserDb;
  const bumps = [0, 1, 2].map(() => ({
    centre: random() * BANDS,
    width: between(random, 6, 30),
    gainDb: normal(random) * equaliserDb,
  }));
  for (let band = 0; band < BANDS; band++) {
    curve[band] = tilt * (band / BANDS - 0.5);
    for (const { centre, width, gainDb } of bumps) {
      curve[band] += gainDb * Math.exp(-(((band - centre) / width) ** 2));
    }
  }
  return curve;
};

const equalise = (crop: Float32Array, curve: Float32Array): void => {
  for (let cell = 0; cell < crop.length; cell++) crop[cell] += curve[cell % BANDS];
};

/** Mean of the cells as the front end will see them: what was left out counts as its floor. */
const meanOverFloor = (crop: Float32Array): number => {
  const loudest = crop.reduce((most, cell) => Math.max(most, cell), -Infinity);
  const floor = loudest - FEATURE_SET.compression.rangeDb;
  return crop.reduce((sum, cell) => sum + Math.max(cell, floor), 0) / crop.length;
};

/** Hides some bands for the whole crop and some columns in all bands (SpecAugment, Park et al. 2019). */
const mask = (crop: Float32Array, options: Augmentation, random: Random): void => {
  const fill = meanOverFloor(crop);
  const columns = crop.length / BANDS;
  const height = Math.floor(random() * options.maskBands);
  const lowest = Math.floor(random() * (BANDS - height));
  const length = Math.floor(random() * Math.min(columns, options.maskColumns));
  const first = Math.floor(random() * (columns - length));
  for (let column = 0; column < columns; column++) {
    const row = column * BANDS;
    crop.fill(fill, row + lowest, row + lowest + height);
  }
  crop.fill(fill, first * BANDS, (first + length) * BANDS);
};

/** A random crop of a clip, `[columns × melBands]` dB, changed as a broadcaster might change it. */
export const augmentClip = (
  logMelDb: Float32Array,
  columns: number,
  options: Augmentation,
  random: Random,
): Float32Array => {
  const crop = cropWarped(logMelDb, columns, options, random);
  equalise(crop, equaliserCurve(options.equaliserDb, random));
  if (random() < options.noiseChance) addNoiseFloor(crop, random);
  if (random() < options.codingNoiseChance) addCodingNoise(crop, random);
  if (random() < options.bandLimitChance) limitBand(crop, random);
  if (random() < options.holesChance) punchHoles(crop, random);
  mask(crop, options, random);
  return crop;
};
