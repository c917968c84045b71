import { SAMPLE_RATE_HZ } from '../../../audio-format.js';

/** Middles of the bands of {@link equalise}, an octave apart. */
export const BANDS_HZ = [80, 160, 320, 640, 1280, 2560, 5120, 9600] as const;
/** Gain of each band in dB, lowest band first; bands left out stay as they are. */
export type BandsDb = readonly number[];

const QUALITY = 0.9;
/** Of the loop's end, to begin with, so that the filters are in motion where the loop begins. */
const RUN_UP_SAMPLES = 4096;

/** Raises and lowers octaves of a loop, with a peaking filter for each (after R. Bristow-Johnson). */
export const equalise = (loop: Float32Array, gainsDb: BandsDb): Float32Array =>
  gainsDb.reduce((sound, db, band) => peak(sound, BANDS_HZ[band]!, db), loop);

const peak = (loop: Float32Array, hz: number, db: number): Float32Array => {
  const turn = (2 * Math.PI * hz) / SAMPLE_RATE_HZ;
  const width = Math.sin(turn) / (2 * QUALITY);
  const gain = 10 ** (db / 40);
  const scale = 1 + width / gain;
  const [b0, b1, b2] = [
    (1 + width * gain) / scale,
    (-2 * Math.cos(turn)) / scale,
    (1 - width * gain) / scale,
  ];
  const a2 = (1 - width / gain) / scale;
  const filtered = new Float32Array(loop.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let i = -RUN_UP_SAMPLES; i < loop.length; i++) {
    const x = loop[i < 0 ? i + loop.length : i]!;
    const y = b0 * x + b1 * (x1 - y1) + b2 * x2 - a2 * y2;
    if (i >= 0) filtered[i] = y;
    [x2, x1, y2, y1] = [x1, x, y1, y];
  }
  return filtered;
};
