import { LEAST_LUFS, toLufs } from './lufs.js';

/** A tenth of a LU each, from the absolute gate to +30 LUFS. */
const BINS = 1000;
const BINS_PER_LU = 10;

/** Integrated loudness after EBU R 128 of any length of sound, in a fixed amount of memory. */
export class GatedLoudness {
  readonly #counts = new Float64Array(BINS);
  readonly #energies = new Float64Array(BINS);

  /** Adds a block of 400 ms by its mean square. */
  push(energy: number): void {
    const lufs = toLufs(energy);
    if (lufs < LEAST_LUFS) return;
    const bin = Math.min(BINS - 1, Math.floor((lufs - LEAST_LUFS) * BINS_PER_LU));
    this.#counts[bin]! += 1;
    this.#energies[bin]! += energy;
  }

  /** Mean of the blocks no more than 10 LU below their own mean; undefined before the first. */
  read(): number | undefined {
    const all = this.#mean(0);
    if (all === undefined) return undefined;
    const gate = (toLufs(all) - 10 - LEAST_LUFS) * BINS_PER_LU;
    const gated = this.#mean(Math.max(0, Math.round(gate)));
    return gated === undefined ? undefined : toLufs(gated);
  }

  /** Mean energy of the blocks from a bin on. */
  #mean(first: number): number | undefined {
    let count = 0;
    let energy = 0;
    for (let bin = first; bin < BINS; bin++) {
      count += this.#counts[bin]!;
      energy += this.#energies[bin]!;
    }
    return count === 0 ? undefined : energy / count;
  }
}
