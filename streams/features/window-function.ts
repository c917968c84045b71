import type { FrontEnd } from './front-end.js';

const cosine = (size: number, period: number, offset: number): Float32Array =>
  Float32Array.from(
    { length: size },
    (_, index) => offset - (1 - offset) * Math.cos((2 * Math.PI * index) / period),
  );

/** Weights of `size` samples under a window function; Hamming and the plain Hann are symmetric. */
export const windowFunction = (kind: FrontEnd['window'], size: number): Float32Array => {
  switch (kind) {
    case 'hann':
      return cosine(size, size - 1, 0.5);
    case 'hann-periodic':
      return cosine(size, size, 0.5);
    case 'hamming':
      return cosine(size, size - 1, 0.54);
    case 'none':
      return new Float32Array(size).fill(1);
  }
};
