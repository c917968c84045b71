import type { ClassicalModel } from '../classical-model.js';
import { boostTrees, restoreTrees } from './boost-trees.js';

type Settings = {
  readonly rounds: number;
  readonly depth: number;
  readonly rate: number;
  readonly rowShare: number;
  readonly columnShare: number;
};

/** What leaves are held back by; XGBoost's defaults. */
const RIDGE = 1;
const LEAST_WEIGHT = 1;

/** XGBoost (Chen and Guestrin 2016) with its exact search: divisions and leaves by second-order sums with a ridge. */
export const extremeBoosting: ClassicalModel<Settings> = {
  name: 'xgboost',
  grid: [3, 5].flatMap((depth) =>
    [0.1, 0.3].map((rate) => ({ rounds: 100, depth, rate, rowShare: 0.8, columnShare: 0.5 })),
  ),
  fit: (rows, { rate, ...settings }, seed) =>
    boostTrees(
      rows,
      {
        ...settings,
        start: 'zero',
        weighBy: 'curvature',
        // XGBoost doubles the softmax's second derivative.
        curvature: 2,
        ridge: RIDGE,
        leastWeight: LEAST_WEIGHT,
        leastGain: 1e-6,
        leafValue: (gradient, curvature) => (-rate * gradient) / (curvature + RIDGE),
      },
      seed,
    ),
  restore: restoreTrees,
};
