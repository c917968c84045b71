import { createRandom } from '../random.js';
import { lowPass } from './filters.js';

/** The noise of tape and room that no recording is without: stronger in the lows than in the highs. */
export const makeHiss = (length: number): Float32Array => {
  const random = createRandom(29);
  const white = Float32Array.from({ length }, () => random());
  const low = lowPass(white, 300);
  return white.map((sample, i) => 0.1 * sample + low[i]!);
};
