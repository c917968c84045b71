import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { LinearMap } from './descriptor-model.js';

type Column = { readonly mean: number; readonly spread: number };

const describe = (values: readonly number[]): Column => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, spread: Math.sqrt(variance) || 1 };
};

/**
 * Ridge regression: least squares with `penalty` on the squared weights of terms of unit spread, the intercept
 * free. `targets` are rows too; a map for each of their columns.
 */
export const fitRidge = (
  terms: readonly Float64Array[],
  targets: readonly (readonly number[])[],
  penalty: number,
): LinearMap[] => {
  const columns = Array.from(terms[0], (_, place) => describe(terms.map((row) => row[place])));
  const means = targets[0].map((_, place) => describe(targets.map((row) => row[place])).mean);
  const inputs = new Matrix(
    terms.map((row) => columns.map(({ mean, spread }, place) => (row[place] - mean) / spread)),
  );
  const outputs = new Matrix(targets.map((row) => row.map((value, place) => value - means[place])));
  const transposed = inputs.transpose();
  const squares = transposed.mmul(inputs).add(Matrix.eye(columns.length).mul(penalty));
  const solved = new CholeskyDecomposition(squares).solve(transposed.mmul(outputs));
  return means.map((mean, output) => {
    const weights = columns.map(({ spread }, place) => solved.get(place, output) / spread);
    const shift = columns.reduce((sum, column, place) => sum + column.mean * weights[place], 0);
    return { intercept: mean - shift, weights };
  });
};
