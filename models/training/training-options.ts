import { type Architecture, defaultArchitecture } from '../architecture/architecture.js';
import type { EngineName } from '../inference/engines/load-engine.js';
import { type Augmentation, defaultAugmentation } from './augment-clip.js';

/** All that decides what a training makes; written into the checkpoint and the manifest. */
export type TrainingOptions = {
  readonly epochs: number;
  readonly batchSize: number;
  /** Windows in a training sequence. */
  readonly steps: number;
  /** Highest learning rate of the one-cycle schedule. */
  readonly peakRate: number;
  /** Share of each kernel that a step at peak rate 1 would take away (decoupled, Loshchilov & Hutter 2019). */
  readonly weightDecay: number;
  /** Decay of the running mean of the weights, which is what is saved. */
  readonly averageDecay: number;
  readonly mixUp: number;
  /** Chance that another clip follows within a training sequence, as on the radio. */
  readonly spliceChance: number;
  readonly labelSmoothing: number;
  /**
   * Batches of unchanged sound shown to batch normalisation before the model is used: enough for its
   * running means to forget where they started.
   */
  readonly settlingBatches: number;
  readonly seed: number;
  /** Epochs between two looks at the validation clips. */
  readonly epochsPerCheck: number;
  /**
   * Stops when so many epochs went by without a lower log-loss on the validation clips, and takes the
   * weights of the best look; when left out all epochs are trained and the last weights are taken.
   */
  readonly patience?: number | undefined;
  /** Stops after this epoch of the schedule, where patience once did. @default `epochs` */
  readonly lastEpoch?: number | undefined;
  readonly architecture: Architecture;
  readonly augmentation: Augmentation;
};

/** Chosen on the validation clips. */
export const defaultTrainingOptions: TrainingOptions = {
  epochs: 90,
  batchSize: 32,
  steps: 8,
  peakRate: 0.003,
  weightDecay: 0.02,
  averageDecay: 0.99,
  mixUp: 0.4,
  spliceChance: 0.3,
  labelSmoothing: 0.1,
  settlingBatches: 80,
  seed: 1,
  epochsPerCheck: 10,
  architecture: defaultArchitecture,
  augmentation: defaultAugmentation,
};

/** The model whose training is done again on more clips, and what it was cooled by. */
export type Refit = {
  readonly name: string;
  readonly hash: string;
  readonly temperature?: number | undefined;
};

/** Where a training reads and writes. */
export type TrainingPlaces = {
  readonly outputDirectory: string;
  /** What the user typed; kept in the manifest so that the model can be made again. */
  readonly command: string;
  readonly engine: EngineName | 'auto';
  /** Go on from the checkpoint in the output directory. */
  readonly resume: boolean;
  /** Given when validation clips are among the training clips, so that none are there to look at. */
  readonly refit?: Refit | undefined;
  /** Aborted to stop between two steps; what the last checkpoint holds is kept. */
  readonly stop?: AbortSignal;
};

/** Said after each step of the optimiser, and with `validAccuracy` after each check. */
export type TrainingProgress = {
  readonly epoch: number;
  readonly epochs: number;
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly loss: number;
  readonly validAccuracy?: number;
  readonly validLogLoss?: number;
  /** With patience: the epoch whose weights did best so far. */
  readonly bestEpoch?: number | undefined;
};
