import { boundSamples } from './bound-samples.js';

const GREATEST_BLOCK_SAMPLES = 8192;

/**
 * Makes decoded samples fit to hand out: not empty, not longer than 0.37 s, within [-4, 4], no NaN. Loud music
 * passes full scale when it was coded with loss; cut off there, it would be heard as distorted.
 * Writes into the arrays it is given.
 */
export async function* toBlocks(
  decoded: AsyncIterable<Float32Array>,
): AsyncGenerator<Float32Array> {
  for await (const samples of decoded) {
    for (let at = 0; at < samples.length; at += GREATEST_BLOCK_SAMPLES) {
      yield boundSamples(samples.subarray(at, at + GREATEST_BLOCK_SAMPLES));
    }
  }
}
