import type { Rows } from '../rows/rows.js';
import type { ClassicalModel, NamedArrays, RowInputs } from './classical-model.js';
import { likeliest } from './likeliest.js';
import { minimise, type Slope } from './minimise.js';
import { softmaxRows } from './softmax-rows.js';

/** What logistic regression is told. */
export type LogisticSettings = {
  /** How much the rows count against small weights: `c · Σ loss + ½ ‖weights‖²`, as in scikit-learn. */
  readonly c: number;
};

/** Scores `[count × classes]`; weights are `[classes × (width + 1)]`, the last of each class its constant. */
const scoreRows = (
  { inputs, width, count }: RowInputs,
  weights: ArrayLike<number>,
  classes: number,
): Float64Array => {
  const scores = new Float64Array(count * classes);
  for (let row = 0; row < count; row++) {
    for (let label = 0; label < classes; label++) {
      const from = label * (width + 1);
      let sum = weights[from + width];
      for (let i = 0; i < width; i++) sum += weights[from + i] * inputs[row * width + i];
      scores[row * classes + label] = sum;
    }
  }
  return scores;
};

/** Adds what one row's errors pull at the weights. */
const addPull = (
  { inputs, width }: Rows,
  row: number,
  errors: Float64Array,
  gradient: Float64Array,
): void => {
  errors.forEach((error, label) => {
    const from = label * (width + 1);
    for (let i = 0; i < width; i++) gradient[from + i] += error * inputs[row * width + i];
    gradient[from + width] += error;
  });
};

const lossOf =
  (rows: Rows, c: number): Slope =>
  (weights, gradient) => {
    const classes = rows.names.length;
    const shares = softmaxRows(scoreRows(rows, weights, classes), classes);
    gradient.fill(0);
    let loss = 0;
    for (let row = 0; row < rows.count; row++) {
      const errors = shares.slice(row * classes, (row + 1) * classes);
      loss -= c * Math.log(Math.max(errors[rows.labels[row]], Number.MIN_VALUE));
      errors[rows.labels[row]] -= 1;
      addPull(
        rows,
        row,
        errors.map((error) => error * c),
        gradient,
      );
    }
    weights.forEach((weight, i) => {
      if (i % (rows.width + 1) === rows.width) return;
      loss += weight ** 2 / 2;
      gradient[i] += weight;
    });
    return loss;
  };

/** Beyond it weights that are hardly held back still grow, but judge alike. */
const MOST_STEPS = 200;

/** Weights `[classes × (width + 1)]`, the last of each class its constant. */
const fitWeights = (rows: Rows, { c }: LogisticSettings): Float64Array =>
  minimise(lossOf(rows, c), new Float64Array(rows.names.length * (rows.width + 1)), {
    mostSteps: MOST_STEPS,
  });

const restore = (arrays: NamedArrays, classes: number) => {
  const probabilities = (others: RowInputs) =>
    Float32Array.from(softmaxRows(scoreRows(others, arrays.weights, classes), classes));
  return {
    probabilities,
    judge: (others: RowInputs) => likeliest(probabilities(others), classes),
    arrays: () => arrays,
  };
};

/** Multinomial logistic regression with a ridge on the weights but not on the constants. */
export const logisticRegression: ClassicalModel<LogisticSettings> = {
  name: 'logistic-regression',
  grid: [0.003, 0.01, 0.03, 0.1, 0.3, 1].map((c) => ({ c })),
  fit: (rows, settings) => restore({ weights: fitWeights(rows, settings) }, rows.names.length),
  restore,
};
