import type { EngineName } from '../inference/engines/load-engine.js';
import { defaultKindRecipe, type KindRecipe } from './make-kind-window.js';

/** All that decides what a training of the kind model makes; written into the manifest. */
export type KindTrainingOptions = {
  readonly steps: number;
  /** Windows in a step. */
  readonly batchSize: number;
  readonly peakRate: number;
  /** Share of each kernel that a step at peak rate 1 would take away. */
  readonly weightDecay: number;
  /** Decay of the running mean of the weights, which is what is saved. */
  readonly averageDecay: number;
  readonly labelSmoothing: number;
  readonly seed: number;
  /** Steps between two looks at the validation part. */
  readonly stepsPerCheck: number;
  readonly recipe: KindRecipe;
};

/** Chosen on the validation part. */
export const defaultKindTrainingOptions: KindTrainingOptions = {
  steps: 2000,
  batchSize: 64,
  peakRate: 0.004,
  weightDecay: 0.02,
  averageDecay: 0.99,
  labelSmoothing: 0.05,
  seed: 1,
  stepsPerCheck: 500,
  recipe: defaultKindRecipe,
};

/** Where a training of the kind model reads and writes. */
export type KindTrainingPlaces = {
  readonly dataDirectory: string;
  readonly outputDirectory: string;
  /** What the user typed; kept in the manifest so that the model can be made again. */
  readonly command: string;
  readonly engine: EngineName | 'auto';
  /** Aborted to stop between two steps; nothing is written then. */
  readonly stop?: AbortSignal | undefined;
};

/** Said after each step, and with `validAccuracy` after each look at the validation part. */
export type KindTrainingProgress = {
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
  readonly validAccuracy?: number;
};
