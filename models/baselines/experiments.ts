import type { Experiment } from './experiment.js';
import { R3 } from './r3/r3.js';
import { R4 } from './r4/r4.js';

/** Every system of the reports, in the order of the reports; a new system is a new row. */
export const EXPERIMENTS: readonly Experiment[] = [...R3, ...R4];
