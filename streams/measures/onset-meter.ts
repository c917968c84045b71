import { SAMPLE_RATE_HZ } from '../audio-format.js';
import { createMagnitudeTransform } from '../features/create-magnitude-transform.js';
import { windowFunction } from '../features/window-function.js';
import { onsetBands } from './onset-bands.js';

/** Blocks follow each other: 43 a second, which tells tempi apart that the model's frames, 13 a second, do not. */
const BLOCK_SAMPLES = 512;
const BANDS = 16;
/** 12 s. */
const ONSETS_HELD = 517;
/** Softer bands are noise or a codec's holes: -70 dB of a full-scale sine. */
const LEAST_POWER = 1e-7;

/** Onset strengths a second. */
export const ONSETS_PER_SECOND = SAMPLE_RATE_HZ / BLOCK_SAMPLES;

const edges = onsetBands(BANDS, BLOCK_SAMPLES);
const weights = windowFunction('hann', BLOCK_SAMPLES);
const totalWeight = weights.reduce((sum, weight) => sum + weight ** 2, 0);
const transform = createMagnitudeTransform(BLOCK_SAMPLES);
/** All blocks of the process pass through this, one after the other. */
const magnitudes = new Float32Array(BLOCK_SAMPLES / 2);

const bandDb = (band: number): number => {
  let power = 0;
  for (let bin = edges[band]!; bin < edges[band + 1]!; bin++) power += magnitudes[bin]! ** 2;
  const mean = power / totalWeight / (edges[band + 1]! - edges[band]!);
  return 10 * Math.log10(Math.max(mean, LEAST_POWER));
};

/**
 * How strongly something begins in each block: the mean growth in dB of the bands that grew, as librosa's
 * `onset_strength` has it. Holds the last 12 s, and makes nothing new for each block.
 */
export class OnsetMeter {
  readonly #windowed = new Float64Array(BLOCK_SAMPLES);
  readonly #before = new Float32Array(BANDS);
  readonly #onsets = new Float32Array(ONSETS_HELD);
  #filled = 0;
  #blocksHeard = 0;

  push(samples: Float32Array): void {
    for (let index = 0; index < samples.length; index++) {
      const sample = samples[index]!;
      // What is no sound, NaN for one, is silence.
      const sound = Math.abs(sample) <= 100 ? sample : 0;
      this.#windowed[this.#filled] = sound * weights[this.#filled]!;
      this.#filled += 1;
      if (this.#filled === BLOCK_SAMPLES) this.#endBlock();
    }
  }

  /** The strengths so far, at most those of the last 12 s, oldest first. */
  read(): Float32Array {
    const count = Math.min(this.#blocksHeard, ONSETS_HELD);
    const first = this.#blocksHeard - count;
    return Float32Array.from(
      { length: count },
      (_, index) => this.#onsets[(first + index) % ONSETS_HELD]!,
    );
  }

  #endBlock(): void {
    transform(this.#windowed, magnitudes);
    let growth = 0;
    for (let band = 0; band < BANDS; band++) {
      const now = bandDb(band);
      growth += Math.max(0, now - this.#before[band]!);
      this.#before[band] = now;
    }
    this.#onsets[this.#blocksHeard % ONSETS_HELD] = this.#blocksHeard === 0 ? 0 : growth / BANDS;
    this.#blocksHeard += 1;
    this.#filled = 0;
  }
}
