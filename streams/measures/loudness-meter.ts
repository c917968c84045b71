import { SAMPLE_RATE_HZ } from '../audio-format.js';
import { GatedLoudness } from './gated-loudness.js';
import { KWeighting } from './k-weighting.js';
import { LEAST_LUFS, toLufs } from './lufs.js';

/** A tenth of a second: blocks of 400 ms overlap by three quarters. */
const STEP_SAMPLES = SAMPLE_RATE_HZ / 10;
const STEPS_PER_BLOCK = 4;
/** 3 s. */
const STEPS_HELD = 30;

/**
 * Loudness of mono sound after ITU-R BS.1770 and EBU R 128: one channel at weight 1, as ffmpeg's `ebur128` has it.
 * Takes stretches of any length and makes nothing new for each.
 */
export class LoudnessMeter {
  readonly #filter = new KWeighting();
  readonly #gated = new GatedLoudness();
  readonly #steps = new Float64Array(STEPS_HELD);
  #stepsHeard = 0;
  #squares = 0;
  #filled = 0;

  push(samples: Float32Array): void {
    for (let read = 0; read < samples.length;) {
      const next = Math.min(samples.length, read + STEP_SAMPLES - this.#filled);
      this.#squares += this.#filter.squares(samples, read, next);
      this.#filled += next - read;
      read = next;
      if (this.#filled === STEP_SAMPLES) this.#endStep();
    }
  }

  /** The last 3 s; undefined while less was heard, and for silence. */
  shortTermLufs(): number | undefined {
    if (this.#stepsHeard < STEPS_HELD) return undefined;
    const lufs = toLufs(this.#energyOf(STEPS_HELD));
    return lufs < LEAST_LUFS ? undefined : lufs;
  }

  /** All that was heard, gated; undefined while there was nothing but silence. */
  integratedLufs(): number | undefined {
    return this.#gated.read();
  }

  #endStep(): void {
    this.#steps[this.#stepsHeard % STEPS_HELD] = this.#squares / STEP_SAMPLES;
    this.#stepsHeard += 1;
    this.#squares = 0;
    this.#filled = 0;
    if (this.#stepsHeard >= STEPS_PER_BLOCK) this.#gated.push(this.#energyOf(STEPS_PER_BLOCK));
  }

  #energyOf(steps: number): number {
    let sum = 0;
    for (let back = 1; back <= steps; back++) {
      sum += this.#steps[(this.#stepsHeard - back) % STEPS_HELD]!;
    }
    return sum / steps;
  }
}
