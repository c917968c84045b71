const GREATEST_BLOCK_SAMPLES = 8192;

/** 12 dB above full scale. */
const GREATEST_SAMPLE = 4;

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
      yield bounded(samples.subarray(at, at + GREATEST_BLOCK_SAMPLES));
    }
  }
}

const bounded = (samples: Float32Array): Float32Array => {
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i]!;
    if (Math.abs(sample) <= GREATEST_SAMPLE) continue;
    samples[i] = Number.isNaN(sample) ? 0 : GREATEST_SAMPLE * Math.sign(sample);
  }
  return samples;
};
