import type { Compression } from './front-end.js';

/** Band energies as the front end has them compressed, band by band; what needs a whole window comes later. */
export const compressBands = (energies: Float32Array, compression: Compression): Float32Array => {
  switch (compression.kind) {
    case 'db': {
      const { leastPower } = compression;
      return energies.map((energy) => 10 * Math.log10(Math.max(energy, leastPower)));
    }
    case 'log': {
      const { base, scale, shift } = compression;
      const perUnit = base === 10 ? Math.LN10 : 1;
      return energies.map((energy) => Math.log(shift + scale * energy) / perUnit);
    }
    case 'none':
      return energies;
  }
};
