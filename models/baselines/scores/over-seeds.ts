import type { Experiment } from '../experiment.js';
import { overRuns } from './over-runs.js';

/**
 * Runs an experiment five times, from the seed on: how far its figures are those of one draw of split, weights and
 * whatever else it draws. A metric that it does not give is left out.
 */
export const overSeeds = (metrics: readonly string[], run: Experiment['run']): Experiment['run'] =>
  overRuns(metrics, 'seeds of their own', (position, context) =>
    run({ ...context, seed: context.seed + position }),
  );
