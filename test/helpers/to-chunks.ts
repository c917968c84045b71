import { SAMPLE_RATE_HZ, type AudioChunk } from '../../streams/index.js';

/** Cuts a wave into chunks of the given sizes, used in turn. */
export const toChunks = (wave: Float32Array, sizes: readonly number[] = [4096]): AudioChunk[] => {
  const chunks: AudioChunk[] = [];
  for (let start = 0, turn = 0; start < wave.length; turn++) {
    const samples = wave.subarray(start, start + sizes[turn % sizes.length]!);
    const startSeconds = start / SAMPLE_RATE_HZ;
    chunks.push({ samples, startSeconds, capturedAtMs: 0, interrupted: false });
    start += samples.length;
  }
  return chunks;
};
