import type { Experiment } from './experiment.js';
import { R0 } from './r0/r0.js';
import { R1 } from './r1/r1.js';
import { R2 } from './r2/r2.js';
import { R3 } from './r3/r3.js';
import { R4 } from './r4/r4.js';

/** Every system of the reports, in the order of the reports; a new system is a new row. */
export const EXPERIMENTS: readonly Experiment[] = [...R0, ...R1, ...R2, ...R3, ...R4];
