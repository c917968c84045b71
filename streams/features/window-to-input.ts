import { valuesPerFrame, type FrontEnd } from './front-end.js';
import { dctFor } from './dct-for.js';

/** Raises the cells that lie too far below the loudest one, as quiet cells are noise or a codec's holes. */
const limitDynamicRange = (cells: Float32Array, rangeDb: number): Float32Array => {
  let loudest = -Infinity;
  for (let cell = 0; cell < cells.length; cell++) loudest = Math.max(loudest, cells[cell]!);
  const floor = loudest - rangeDb;
  const limited = new Float32Array(cells.length);
  for (let cell = 0; cell < cells.length; cell++) limited[cell] = Math.max(cells[cell]!, floor);
  return limited;
};

const toCepstrum = (cells: Float32Array, bands: number, coefficients: number): Float32Array => {
  const frames = cells.length / bands;
  const cepstrum = new Float32Array(frames * coefficients);
  const transform = dctFor(bands, coefficients);
  for (let frame = 0; frame < frames; frame++) {
    const row = cells.subarray(frame * bands, (frame + 1) * bands);
    transform(row, cepstrum, frame * coefficients);
  }
  return cepstrum;
};

/**
 * Takes the mean away from each `stride`-th value: the level of a window of cepstra lies in coefficient 0
 * alone, that of bands in all of them. How it moves within the window is kept.
 */
const removeLevel = (values: Float32Array, stride: number): void => {
  let sum = 0;
  for (let place = 0; place < values.length; place += stride) sum += values[place]!;
  const mean = (sum * stride) / values.length;
  for (let place = 0; place < values.length; place += stride) values[place]! -= mean;
};

/**
 * The last steps of a front end, which look at a whole window: compressed mel bands `[frames × melBands]` to
 * the model's input `[frames × values]`, frame by frame. Where the level is removed from dB, the result is the
 * same at any gain, as long as no cell met the absolute floor.
 */
export const windowToInput = (bands: Float32Array, frontEnd: FrontEnd): Float32Array => {
  const { compression, coefficients, melBands, levelRemoved, dividedBy } = frontEnd;
  const rangeDb = compression.kind === 'db' ? compression.rangeDb : null;
  const limited = rangeDb === null ? bands : limitDynamicRange(bands, rangeDb);
  const values =
    coefficients === null ? limited.slice() : toCepstrum(limited, melBands, coefficients);
  if (levelRemoved) removeLevel(values, coefficients === null ? 1 : valuesPerFrame(frontEnd));
  if (dividedBy !== 1) for (let cell = 0; cell < values.length; cell++) values[cell]! /= dividedBy;
  return values;
};
