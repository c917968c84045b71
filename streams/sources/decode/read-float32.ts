const BYTES_PER_SAMPLE = 4;

/** Reads ffmpeg's `f32le` output; pieces may be cut anywhere, and none that is given out is empty. */
export async function* readFloat32(pieces: AsyncIterable<Buffer>): AsyncGenerator<Float32Array> {
  let half: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const whole: Buffer = half.length > 0 ? Buffer.concat([half, piece]) : piece;
    const length = whole.length - (whole.length % BYTES_PER_SAMPLE);
    half = whole.subarray(length);
    if (length > 0) yield toSamples(whole, length);
  }
}

/** A copy, as Node's buffers need not lie where a Float32Array may begin. */
const toSamples = (bytes: Buffer, length: number): Float32Array => {
  const samples = new Float32Array(length / BYTES_PER_SAMPLE);
  new Uint8Array(samples.buffer).set(bytes.subarray(0, length));
  return samples;
};
