import { extremeBoosting } from '../classical/boosting/extreme-boosting.js';
import { gradientBoosting } from '../classical/boosting/gradient-boosting.js';
import type { ClassicalModel } from '../classical/classical-model.js';
import { logisticRegression } from '../classical/logistic-regression.js';
import { nearestNeighbours } from '../classical/nearest-neighbours.js';
import { supportVectors } from '../classical/support-vectors.js';

/** The report's classical models. */
export const TABULAR_MODELS: readonly ClassicalModel[] = [
  extremeBoosting as ClassicalModel,
  supportVectors as ClassicalModel,
  logisticRegression as ClassicalModel,
  gradientBoosting as ClassicalModel,
  nearestNeighbours as ClassicalModel,
];
