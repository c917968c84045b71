import { SAMPLE_RATE_HZ, type AudioChunk } from '../audio-format.js';
import { FEATURE_SET } from '../features/feature-set.js';
import type { Frame } from './frame.js';

const { fftSize, frameHopSamples } = FEATURE_SET;

/** 40 dB over full scale: what lies beyond is a decoder's or a file's garbage, not sound. */
const LOUDEST_SAMPLE = 100;

/** NaN fails the comparison too, so whatever is no sound becomes silence. */
const soundOnly = (sample: number): number =>
  sample >= -LOUDEST_SAMPLE && sample <= LOUDEST_SAMPLE ? sample : 0;

/**
 * Cuts chunks into overlapping frames. Frame k is centred on sample k · hop, and the sound is taken to be
 * silent before its first sample and after its last, as librosa does with `center=True`.
 */
export class FrameCutter {
  /** The newest samples; the frame in the making begins at index 0. */
  readonly #buffer = new Float32Array(fftSize);
  #filled = fftSize / 2;
  #nextFrame = 0;
  #heardSound = false;
  #startSeconds = 0;
  #capturedAtMs = 0;
  #interrupted = false;

  /** Frames that the chunk completes, oldest first. */
  push(chunk: AudioChunk): Frame[] {
    if (chunk.interrupted || !this.#heardSound) this.#restart(chunk);
    this.#capturedAtMs = chunk.capturedAtMs;
    const frames: Frame[] = [];
    const { samples } = chunk;
    for (let read = 0; read < samples.length;) {
      const count = Math.min(samples.length - read, fftSize - this.#filled);
      this.#buffer.set(samples.subarray(read, read + count), this.#filled);
      this.#filled += count;
      read += count;
      if (this.#filled === fftSize) frames.push(this.#cut());
    }
    this.#heardSound ||= samples.length > 0;
    return frames;
  }

  /** The last frame whose centre still lies within the sound, if it is not out yet. */
  flush(): Frame[] {
    if (!this.#heardSound || this.#filled < fftSize / 2) return [];
    this.#buffer.fill(0, this.#filled);
    return [this.#cut()];
  }

  #restart(chunk: AudioChunk): void {
    this.#buffer.fill(0);
    this.#filled = fftSize / 2;
    this.#nextFrame = 0;
    this.#heardSound = false;
    this.#startSeconds = chunk.startSeconds;
    this.#interrupted ||= chunk.interrupted;
  }

  #cut(): Frame {
    const frame: Frame = {
      samples: this.#buffer.map(soundOnly),
      centreSeconds: this.#startSeconds + (this.#nextFrame * frameHopSamples) / SAMPLE_RATE_HZ,
      capturedAtMs: this.#capturedAtMs,
      interrupted: this.#interrupted,
    };
    this.#buffer.copyWithin(0, frameHopSamples);
    this.#filled = fftSize - frameHopSamples;
    this.#nextFrame++;
    this.#interrupted = false;
    return frame;
  }
}
