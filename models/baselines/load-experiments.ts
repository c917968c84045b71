import type { Experiment } from './experiment.js';

/** Every system of the reports; loaded when wanted, as each brings libraries of its own. */
export const loadExperiments = async (): Promise<readonly Experiment[]> =>
  (await import('./experiments.js')).EXPERIMENTS;
