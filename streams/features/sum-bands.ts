import type { MelFilterBank } from './mel-filter-bank.js';

/** Energy in each mel band, `[bands]`, of a spectrum `[bins]`. */
export const sumBands = (spectrum: Float32Array, bank: MelFilterBank): Float32Array => {
  const energies = new Float32Array(bank.weights.length);
  for (let band = 0; band < energies.length; band++) {
    const weights = bank.weights[band]!;
    const first = bank.firstBin[band]!;
    const bins = Math.min(weights.length, spectrum.length - first);
    let energy = 0;
    for (let bin = 0; bin < bins; bin++) energy += weights[bin]! * spectrum[first + bin]!;
    energies[band] = energy;
  }
  return energies;
};
