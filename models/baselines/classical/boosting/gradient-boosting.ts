import type { ClassicalModel } from '../classical-model.js';
import { boostTrees, restoreTrees } from './boost-trees.js';

type Settings = {
  readonly rounds: number;
  readonly depth: number;
  readonly rate: number;
  /** Share of the rows that each round sees. @default 1 */
  readonly rowShare?: number;
};

/**
 * Friedman's gradient boosting (2001): divisions by squared error, leaves by one Newton step. The same trees as
 * scikit-learn's `GradientBoostingClassifier`.
 */
export const gradientBoosting: ClassicalModel<Settings> = {
  name: 'gradient-boosting',
  grid: [2, 3].map((depth) => ({ rounds: 100, depth, rate: 0.1, rowShare: 0.7 })),
  fit: (rows, { rounds, depth, rate, rowShare = 1 }, seed) => {
    const classes = rows.names.length;
    const most = rate * ((classes - 1) / classes);
    return boostTrees(
      rows,
      {
        rounds,
        depth,
        rowShare,
        columnShare: 1,
        start: 'shares',
        weighBy: 'rows',
        curvature: 1,
        ridge: 0,
        leastWeight: 1,
        leastGain: 1e-12,
        leafValue: (gradient, curvature) =>
          curvature > 1e-12 ? (-most * gradient) / curvature : 0,
      },
      seed,
    );
  },
  restore: restoreTrees,
};
