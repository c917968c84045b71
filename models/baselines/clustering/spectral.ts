import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Clusterer } from './clustering.js';
import { byKMeans } from './k-means.js';
import { squaredDistance } from './squared-distance.js';

/**
 * Coordinates of points by the eigenvectors of their normalised graph Laplacian (Shi and Malik 2000) with the
 * `count` least eigenvalues; likeness is exp(−d²). [points × count]
 */
export const embedSpectrum = (
  points: readonly (readonly number[])[],
  count: number,
): number[][] => {
  const likeness = points.map((one, i) =>
    points.map((other, j) => (i === j ? 0 : Math.exp(-squaredDistance(one, other)))),
  );
  const roots = likeness.map((row) => Math.sqrt(row.reduce((sum, value) => sum + value, 0)));
  const laplacian = likeness.map((row, i) =>
    row.map((value, j) => (i === j ? 1 : -value / (roots[i] * roots[j]))),
  );
  // The eigenvalues of a symmetric matrix come in rising order.
  const { eigenvectorMatrix } = new EigenvalueDecomposition(new Matrix(laplacian), {
    assumeSymmetric: true,
  });
  return eigenvectorMatrix
    .subMatrix(0, points.length - 1, 0, count - 1)
    .to2DArray()
    .map((row, i) => row.map((value) => value / roots[i]));
};

/** Spectral clustering as scikit-learn does it: k-means on the spectral coordinates. */
export const bySpectrum =
  (count: number): Clusterer =>
  (points, seed) =>
    byKMeans(count)(embedSpectrum(points, count), seed);
