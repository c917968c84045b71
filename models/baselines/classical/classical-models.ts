import { extremeBoosting } from './boosting/extreme-boosting.js';
import { gradientBoosting } from './boosting/gradient-boosting.js';
import type { ClassicalModel } from './classical-model.js';
import { logisticRegression } from './logistic-regression.js';
import { nearestNeighbours } from './nearest-neighbours.js';
import { supportVectors } from './support-vectors.js';

/** The classical models of report R2. */
export const CLASSICAL_MODELS: readonly ClassicalModel[] = [
  extremeBoosting as ClassicalModel,
  supportVectors as ClassicalModel,
  logisticRegression as ClassicalModel,
  gradientBoosting as ClassicalModel,
  nearestNeighbours as ClassicalModel,
];
