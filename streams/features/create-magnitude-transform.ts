import FFT from 'fft.js';

/**
 * From `[size]` windowed samples to the `[size / 2]` magnitudes of their discrete Fourier transform, the one at
 * half the sample rate left out, as Meyda does. Writes to `magnitudes`, allocates nothing.
 */
export type MagnitudeTransform = (samples: Float64Array, magnitudes: Float32Array) => void;

/** Cosine and sine of each bin's turn, one after the other. */
const turnsOf = (size: number): Float64Array =>
  Float64Array.from({ length: size }, (_, place) => {
    const radians = (-2 * Math.PI * Math.floor(place / 2)) / size;
    return place % 2 === 0 ? Math.cos(radians) : Math.sin(radians);
  });

/**
 * The spectrum of real samples by one complex transform of half the size: even samples are taken for real
 * parts, odd ones for imaginary, and the two spectra are parted by their symmetry (Numerical Recipes, 12.3).
 * `size` is a power of two, at least 4.
 */
export const createMagnitudeTransform = (size: number): MagnitudeTransform => {
  const half = size / 2;
  const fft = new FFT(half);
  const turns = turnsOf(size);
  const mixed = new Float64Array(size);
  return (samples, magnitudes) => {
    fft.transform(mixed, samples);
    magnitudes[0] = Math.abs(mixed[0]! + mixed[1]!);
    for (let bin = 1, mirror = half - 1; bin <= mirror; bin++, mirror--) {
      const re = mixed[2 * bin]!;
      const im = mixed[2 * bin + 1]!;
      const mirrorRe = mixed[2 * mirror]!;
      const mirrorIm = mixed[2 * mirror + 1]!;
      const evenRe = (re + mirrorRe) / 2;
      const evenIm = (im - mirrorIm) / 2;
      const oddRe = (im + mirrorIm) / 2;
      const oddIm = (mirrorRe - re) / 2;
      const turnedRe = oddRe * turns[2 * bin]! - oddIm * turns[2 * bin + 1]!;
      const turnedIm = oddRe * turns[2 * bin + 1]! + oddIm * turns[2 * bin]!;
      magnitudes[bin] = Math.sqrt((evenRe + turnedRe) ** 2 + (evenIm + turnedIm) ** 2);
      magnitudes[mirror] = Math.sqrt((evenRe - turnedRe) ** 2 + (evenIm - turnedIm) ** 2);
    }
  };
};
