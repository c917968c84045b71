import { dotProduct } from '../dot-product.js';
import { dctBasis } from './dct-basis.js';

/** Writes the cepstrum `[coefficients]` of bands `[bands]` to `target`, from index `at` on. */
export type Dct = (bands: Float32Array, target: Float32Array, at: number) => void;

/** The left half of each row, up to the middle band of an odd number of them. */
const leftHalves = (bands: number, coefficients: number): Float64Array => {
  const half = Math.ceil(bands / 2);
  const basis = dctBasis(bands, coefficients);
  return Float64Array.from(
    { length: coefficients * half },
    (_, cell) => basis[Math.floor(cell / half) * bands + (cell % half)]!,
  );
};

/**
 * The first `coefficients` values of the orthonormal DCT-II of bands: `dctBasis` times the bands. Its even rows
 * are symmetric and its odd ones antisymmetric, so each needs only the sums or the differences of opposite bands.
 */
export const createDct = (bands: number, coefficients: number): Dct => {
  const half = Math.ceil(bands / 2);
  const basis = leftHalves(bands, coefficients);
  const folded = [new Float64Array(half), new Float64Array(half)] as const;
  return (values, target, at) => {
    const [sums, differences] = folded;
    for (let band = 0; band < half; band++) {
      const opposite = bands - 1 - band;
      const mirrored = opposite === band ? 0 : values[opposite]!;
      sums[band] = values[band]! + mirrored;
      differences[band] = values[band]! - mirrored;
    }
    for (let row = 0; row < coefficients; row++) {
      target[at + row] = dotProduct(basis, row * half, row % 2 === 0 ? sums : differences, 0, half);
    }
  };
};
