import { concat, defer, EMPTY, filter, map, of, type OperatorFunction } from 'rxjs';
import { SAMPLE_RATE_HZ, type AudioChunk } from '../audio-format.js';
import { createResampler } from '../sources/decode/resample.js';

/**
 * Four times as steep as the decoders' filter, since models look at bands up to half of their rate: from
 * 22,050 to 16,000 Hz, 7.4 kHz still come through whole.
 */
const TAPS_AT_FULL_BAND = 128;

/** Chunks of one run without a gap, at another rate. */
class ChunkResampler {
  readonly #rateHz: number;
  #resampler;
  #startSeconds = 0;
  #givenSamples = 0;
  #last: AudioChunk | undefined;

  constructor(rateHz: number) {
    this.#rateHz = rateHz;
    this.#resampler = createResampler(SAMPLE_RATE_HZ, rateHz, TAPS_AT_FULL_BAND);
  }

  push(chunk: AudioChunk): AudioChunk {
    if (chunk.interrupted || !this.#last) this.#restart(chunk);
    this.#last = chunk;
    return this.#give(chunk, this.#resampler.push(chunk.samples));
  }

  flush(): AudioChunk | undefined {
    if (!this.#last) return undefined;
    return this.#give({ ...this.#last, interrupted: false }, this.#resampler.flush());
  }

  #restart(chunk: AudioChunk): void {
    this.#resampler = createResampler(SAMPLE_RATE_HZ, this.#rateHz, TAPS_AT_FULL_BAND);
    this.#startSeconds = chunk.startSeconds;
    this.#givenSamples = 0;
  }

  #give(chunk: AudioChunk, samples: Float32Array): AudioChunk {
    const startSeconds = this.#startSeconds + this.#givenSamples / this.#rateHz;
    this.#givenSamples += samples.length;
    return { ...chunk, samples, startSeconds };
  }
}

/**
 * Chunks at another sample rate than Earshot's own; `startSeconds` is that of the resampled samples. Begins
 * anew after missing audio.
 */
export const resampleChunks =
  (rateHz: number): OperatorFunction<AudioChunk, AudioChunk> =>
  (chunks) => {
    if (rateHz === SAMPLE_RATE_HZ) return chunks;
    return defer(() => {
      const resampler = new ChunkResampler(rateHz);
      return concat(
        chunks.pipe(map((chunk) => resampler.push(chunk))),
        defer(() => {
          const rest = resampler.flush();
          return rest ? of(rest) : EMPTY;
        }),
      ).pipe(filter((chunk) => chunk.samples.length > 0 || chunk.interrupted));
    });
  };
