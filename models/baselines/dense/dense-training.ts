import type { LearningRate } from './learning-rate.js';

/** One hidden layer of a dense network. */
export type HiddenLayer = {
  readonly units: number;
  readonly activation: 'relu' | 'sigmoid' | 'linear';
  /** Normalises over the batch, after the activation. */
  readonly batchNormalisation?: boolean;
  /** Share that is dropped while training. */
  readonly dropout?: number;
};

/** What a dense network is built of. */
export type DenseShape = {
  readonly hidden: readonly HiddenLayer[];
  readonly outputs: number;
  /** `softmax` learns classes by cross-entropy, the others learn numbers by the mean squared error. */
  readonly head: 'softmax' | 'sigmoid' | 'linear';
};

/** How a dense network is trained, by Adam (Kingma and Ba 2015). */
export type DenseTraining = DenseShape & {
  readonly rate: LearningRate;
  readonly batchSize: number;
  readonly epochs: number;
  readonly seed: number;
};

/** What a dense network learns from. */
export type DenseData = {
  readonly count: number;
  readonly width: number;
  /** Row by row: [count × width]. */
  readonly inputs: Float32Array;
  /** Classes: position of each row's class [count]; numbers: [count × outputs]. */
  readonly targets: Int32Array | Float32Array;
};

/** How far a training is. */
export type DenseProgress = {
  /** From 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Mean over the epoch's steps, dropout included. */
  readonly loss: number;
  /** Share of rows judged right as they were learnt from, as a training log counts; of classes, where counted. */
  readonly accuracy?: number | undefined;
};

/** A trained dense network; whoever has it frees it. */
export type DenseModel = {
  /** Weights and biases; with batch normalisation its running means and variances too. */
  readonly parameterCount: number;
  /** What comes out for each row: [rows × outputs]; probabilities where the head is softmax. */
  readonly predict: (inputs: Float32Array) => Promise<Float32Array>;
  readonly dispose: () => void;
};

/** What a training tells and asks while it runs. */
export type DenseHooks = {
  /** Called after each epoch; the model is lent as it is then, and must not be freed. */
  readonly onEpoch?: (progress: DenseProgress, model: DenseModel) => Promise<void> | void;
  /** Called now and then with how much of the whole training is done, 0 to 1. */
  readonly onShare?: (share: number) => void;
  /** Aborted to stop; the training then throws the reason. */
  readonly stop?: AbortSignal | undefined;
};
