import { SAMPLE_RATE_HZ } from '../../../audio-format.js';

const DELAYS_SECONDS = [0.0297, 0.0371, 0.0411, 0.0437];

/** Adds the echo of a room to a loop; the sound goes round twice so that the echo has no beginning. */
export const addRoom = (loop: Float32Array, amount: number, ringSeconds: number): Float32Array => {
  const wet = new Float32Array(loop.length);
  for (const delaySeconds of DELAYS_SECONDS) {
    const delay = Math.round(delaySeconds * SAMPLE_RATE_HZ);
    const feedback = 10 ** ((-3 * delaySeconds) / ringSeconds);
    const line = new Float32Array(delay);
    let dull = 0;
    for (let i = 0; i < 2 * loop.length; i++) {
      const echo = line[i % delay]!;
      dull += 0.4 * (echo - dull);
      line[i % delay] = loop[i % loop.length]! + feedback * dull;
      if (i >= loop.length) wet[i - loop.length]! += echo;
    }
  }
  return loop.map((sample, i) => sample + (amount * wet[i]!) / DELAYS_SECONDS.length);
};
