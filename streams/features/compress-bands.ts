import type { Compression } from './front-end.js';

/** Compresses band energies in place as the front end has it, band by band; what needs a whole window comes later. */
export const compressBands = (bands: Float32Array, compression: Compression): void => {
  switch (compression.kind) {
    case 'db': {
      const { leastPower } = compression;
      for (let band = 0; band < bands.length; band++) {
        bands[band] = 10 * Math.log10(Math.max(bands[band]!, leastPower));
      }
      return;
    }
    case 'log': {
      const { base, scale, shift } = compression;
      const perUnit = base === 10 ? Math.LN10 : 1;
      for (let band = 0; band < bands.length; band++) {
        bands[band] = Math.log(shift + scale * bands[band]!) / perUnit;
      }
      return;
    }
    case 'none':
  }
};
