import type { AudioChunk } from '../audio-format.js';
import type { FrontEnd } from '../features/front-end.js';
import type { Frame } from './frame.js';

/** How sound is cut; the sample rate is that of the chunks. */
export type FrameGrid = Pick<
  FrontEnd,
  'sampleRateHz' | 'frameSamples' | 'frameHopSamples' | 'centred'
>;

/** 40 dB over full scale: what lies beyond is a decoder's or a file's garbage, not sound. */
const LOUDEST_SAMPLE = 100;

/** NaN fails the comparison too, so whatever is no sound becomes silence. */
const soundOnly = (sample: number): number => (Math.abs(sample) <= LOUDEST_SAMPLE ? sample : 0);

/**
 * Cuts chunks into overlapping frames. On a centred grid frame k is centred on sample k · hop, and the sound is
 * taken to be silent before its first sample and after its last, as librosa does with `center=True`; else it
 * begins there.
 */
export class FrameCutter {
  /** The newest samples; the frame in the making begins at index 0. */
  readonly #buffer: Float32Array;
  readonly #grid: FrameGrid;
  /** Silence put before the first sample. */
  readonly #padding: number;
  #filled: number;
  #nextFrame = 0;
  #heardSound = false;
  #startSeconds = 0;
  #capturedAtMs = 0;
  #interrupted = false;

  constructor(grid: FrameGrid) {
    this.#grid = grid;
    this.#buffer = new Float32Array(grid.frameSamples);
    this.#padding = grid.centred ? Math.floor(grid.frameSamples / 2) : 0;
    this.#filled = this.#padding;
  }

  /** Frames that the chunk completes, oldest first, each lent until the next is asked for. */
  *push(chunk: AudioChunk): Generator<Frame> {
    if (chunk.interrupted || !this.#heardSound) this.#restart(chunk);
    this.#capturedAtMs = chunk.capturedAtMs;
    const { samples } = chunk;
    for (let read = 0; read < samples.length;) {
      this.#heardSound = true;
      read += this.#take(samples, read);
      if (this.#filled < this.#buffer.length) return;
      yield this.#frame();
      this.#advance();
    }
  }

  /** On a centred grid, the last frames whose centres still lie within the sound; lent like the others. */
  *flush(): Generator<Frame> {
    if (!this.#heardSound || !this.#grid.centred) return;
    while (this.#filled >= this.#buffer.length / 2) {
      const left = this.#filled - this.#grid.frameHopSamples;
      this.#buffer.fill(0, this.#filled);
      yield this.#frame();
      this.#advance();
      this.#filled = left;
    }
  }

  /** Fills the frame in the making with samples from `start` on; says how many it took. */
  #take(samples: Float32Array, start: number): number {
    const count = Math.min(samples.length - start, this.#buffer.length - this.#filled);
    for (let index = 0; index < count; index++) {
      this.#buffer[this.#filled + index] = soundOnly(samples[start + index]!);
    }
    this.#filled += count;
    return count;
  }

  #restart(chunk: AudioChunk): void {
    this.#buffer.fill(0);
    this.#filled = this.#padding;
    this.#nextFrame = 0;
    this.#heardSound = false;
    this.#startSeconds = chunk.startSeconds;
    this.#interrupted ||= chunk.interrupted;
  }

  #frame(): Frame {
    const { sampleRateHz, frameSamples, frameHopSamples } = this.#grid;
    const centre = this.#nextFrame * frameHopSamples + frameSamples / 2 - this.#padding;
    return {
      samples: this.#buffer,
      centreSeconds: this.#startSeconds + centre / sampleRateHz,
      capturedAtMs: this.#capturedAtMs,
      interrupted: this.#interrupted,
    };
  }

  #advance(): void {
    const { frameSamples, frameHopSamples } = this.#grid;
    this.#buffer.copyWithin(0, frameHopSamples);
    this.#filled = frameSamples - frameHopSamples;
    this.#nextFrame++;
    this.#interrupted = false;
  }
}
