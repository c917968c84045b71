import { FEATURE_SET } from '../../streams/index.js';
import { between, normal } from '../training/random.js';

const { melBands, windowFrames } = FEATURE_SET;

/**
 * A window of steady noise of a random colour, `[windowFrames × melBands]` dB: a smooth spectrum whose cells
 * waver as the power of noise does, less where more bins make up a band.
 */
export const makeHiss = (random: () => number): Float32Array => {
  const slopeDb = between(random, -60, 20);
  const bumps = [0, 1].map(() => ({
    centre: random() * melBands,
    width: between(random, 6, 40),
    gainDb: normal(random) * 10,
  }));
  return Float32Array.from({ length: windowFrames * melBands }, (_, cell) => {
    const band = cell % melBands;
    const smooth = bumps.reduce(
      (sum, { centre, width, gainDb }) =>
        sum + gainDb * Math.exp(-(((band - centre) / width) ** 2)),
      (slopeDb * band) / melBands,
    );
    return smooth + normal(random) * (4.5 - (3 * band) / melBands);
  });
};
