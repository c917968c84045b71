import { SAMPLE_RATE_HZ, type AudioChunk } from '../../streams/index.js';
import { BLOCK_SAMPLES, type SoundBlock } from './sound-block.js';

/** Beyond 40 dB over full scale a sample is garbage, as in the frames that the model sees. */
const soundOnly = (sample: number): number => (Math.abs(sample) <= 100 ? sample : 0);

/** Cuts chunks of any size into blocks that follow each other; what is left over at a gap is not judged. */
export class BlockCutter {
  readonly #samples = new Float32Array(BLOCK_SAMPLES);
  #filled = 0;
  #interrupted = false;

  /** Blocks that the chunk completes, oldest first, each lent until the next is asked for. */
  *push({ samples, startSeconds, interrupted }: AudioChunk): Generator<SoundBlock> {
    if (interrupted) {
      this.#filled = 0;
      this.#interrupted = true;
    }
    for (let read = 0; read < samples.length;) {
      read += this.#take(samples, read);
      const endSeconds = startSeconds + read / SAMPLE_RATE_HZ;
      if (this.#filled === BLOCK_SAMPLES) yield this.#cut(endSeconds);
    }
  }

  /** Fills the block in the making with samples from `start` on; says how many it took. */
  #take(samples: Float32Array, start: number): number {
    const count = Math.min(samples.length - start, BLOCK_SAMPLES - this.#filled);
    for (let index = 0; index < count; index++) {
      this.#samples[this.#filled + index] = soundOnly(samples[start + index]!);
    }
    this.#filled += count;
    return count;
  }

  #cut(endSeconds: number): SoundBlock {
    const block: SoundBlock = {
      samples: this.#samples,
      startSeconds: endSeconds - BLOCK_SAMPLES / SAMPLE_RATE_HZ,
      endSeconds,
      interrupted: this.#interrupted,
    };
    this.#filled = 0;
    this.#interrupted = false;
    return block;
  }
}
