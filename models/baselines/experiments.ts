import type { Experiment } from './experiment.js';

/** Every system of the reports, in the order of the reports; a new system is a new row. */
export const EXPERIMENTS: readonly Experiment[] = [];
