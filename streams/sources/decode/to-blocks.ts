const GREATEST_BLOCK_SAMPLES = 8192;

/**
 * Makes decoded samples fit to hand out: not empty, not longer than 0.37 s, within [-1, 1], no NaN.
 * Writes into the arrays it is given.
 */
export async function* toBlocks(
  decoded: AsyncIterable<Float32Array>,
): AsyncGenerator<Float32Array> {
  for await (const samples of decoded) {
    for (let at = 0; at < samples.length; at += GREATEST_BLOCK_SAMPLES) {
      yield bounded(samples.subarray(at, at + GREATEST_BLOCK_SAMPLES));
    }
  }
}

const bounded = (samples: Float32Array): Float32Array => {
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i]!;
    if (!(sample >= -1 && sample <= 1)) samples[i] = Number.isNaN(sample) ? 0 : Math.sign(sample);
  }
  return samples;
};
