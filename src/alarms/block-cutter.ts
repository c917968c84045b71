import { SAMPLE_RATE_HZ, type AudioChunk } from '../../streams/index.js';
import { BLOCK_SAMPLES, type SoundBlock } from './sound-block.js';

/** Beyond 40 dB over full scale a sample is garbage, as in the frames that the model sees. */
const soundOnly = (sample: number): number => (Math.abs(sample) <= 100 ? sample : 0);

/** Cuts chunks of any size into blocks that follow each other; what is left over at a gap is not judged. */
export class BlockCutter {
  #samples = new Float32Array(BLOCK_SAMPLES);
  #filled = 0;
  #interrupted = false;

  /** Blocks that the chunk completes, oldest first. */
  push({ samples, startSeconds, interrupted }: AudioChunk): SoundBlock[] {
    if (interrupted) {
      this.#filled = 0;
      this.#interrupted = true;
    }
    const blocks: SoundBlock[] = [];
    for (let read = 0; read < samples.length;) {
      const count = Math.min(samples.length - read, BLOCK_SAMPLES - this.#filled);
      this.#samples.set(samples.subarray(read, read + count), this.#filled);
      this.#filled += count;
      read += count;
      const endSeconds = startSeconds + read / SAMPLE_RATE_HZ;
      if (this.#filled === BLOCK_SAMPLES) blocks.push(this.#cut(endSeconds));
    }
    return blocks;
  }

  #cut(endSeconds: number): SoundBlock {
    const block: SoundBlock = {
      samples: this.#samples.map(soundOnly),
      startSeconds: endSeconds - BLOCK_SAMPLES / SAMPLE_RATE_HZ,
      endSeconds,
      interrupted: this.#interrupted,
    };
    this.#filled = 0;
    this.#interrupted = false;
    return block;
  }
}
