import * as tf from '@tensorflow/tfjs';
import { buildHybrid, type Hybrid } from '../architecture/build-hybrid.js';
import { averageWeights, type WeightAverage } from './average-weights.js';
import type { Batch } from './make-batch.js';
import { createQuickRandom, createRandom } from './random.js';
import type { TrainingOptions } from './training-options.js';

/** A hybrid while it is trained: weights, their running mean, and the optimiser's moments. */
export type Learner = {
  readonly hybrid: Hybrid;
  readonly average: WeightAverage;
  readonly optimizer: tf.AdamOptimizer;
  readonly variables: readonly tf.Variable[];
  /** Dropout of an epoch is the same whatever came before it, so that a training can be resumed. */
  readonly beginEpoch: (epoch: number) => void;
  /** One step of the optimiser; takes the batch over. Gives the mean loss. */
  readonly learn: (batch: Batch, learningRate: number) => Promise<number>;
  readonly dispose: () => void;
};

const variablesOf = (weights: readonly { read: () => tf.Tensor }[]): tf.Variable[] =>
  weights.map((weight) => weight.read() as tf.Variable);

const setRate = (optimizer: tf.AdamOptimizer, learningRate: number): void => {
  (optimizer as unknown as { learningRate: number }).learningRate = learningRate;
};

/** Cross-entropy of each step against what it shows, averaged over steps and clips. */
const sequenceLoss = (hybrid: Hybrid, batch: Batch, steps: number): tf.Scalar => {
  const [rows, labels] = batch.targets.shape;
  const embeddings = hybrid.cnn.apply(batch.mfcc, { training: true }) as tf.Tensor2D;
  const sequences = embeddings.reshape([rows / steps, steps, embeddings.shape[1]]);
  const logits = hybrid.sequence.apply(sequences, { training: true }) as tf.Tensor3D;
  return tf.losses.softmaxCrossEntropy(batch.targets, logits.reshape([rows, labels])) as tf.Scalar;
};

const decay = (kernels: readonly tf.Variable[], share: number): void =>
  tf.tidy(() => kernels.forEach((kernel) => kernel.assign(kernel.mul(1 - share))));

const createStep = (
  { hybrid, average, optimizer }: Pick<Learner, 'hybrid' | 'average' | 'optimizer'>,
  trainable: tf.Variable[],
  { steps, weightDecay }: TrainingOptions,
): Learner['learn'] => {
  const kernels = trainable.filter((variable) => variable.rank > 1);
  return async (batch, learningRate) => {
    setRate(optimizer, learningRate);
    const loss = optimizer.minimize(() => sequenceLoss(hybrid, batch, steps), true, trainable);
    decay(kernels, learningRate * weightDecay);
    average.update();
    const value = (await loss?.data())?.[0] ?? NaN;
    tf.dispose([batch.mfcc, batch.targets]);
    loss?.dispose();
    return value;
  };
};

/** Builds an untrained hybrid and what it takes to train it; the engine must be loaded before. */
export const createLearner = (options: TrainingOptions, labelCount: number): Learner => {
  const { architecture, steps, seed, averageDecay } = options;
  let random = createRandom(seed, 'weights');
  const hybrid = buildHybrid({ architecture, labelCount, steps, random: () => random() });
  const trainable = variablesOf([
    ...hybrid.cnn.trainableWeights,
    ...hybrid.sequence.trainableWeights,
  ]);
  const variables = variablesOf(hybrid.step.weights);
  const average = averageWeights(variables, averageDecay);
  const optimizer = tf.train.adam(options.peakRate);
  return {
    hybrid,
    average,
    optimizer,
    variables,
    beginEpoch: (epoch) => {
      random = createQuickRandom(seed, 'dropout', epoch);
    },
    learn: createStep({ hybrid, average, optimizer }, trainable, options),
    dispose: () => {
      average.dispose();
      optimizer.dispose();
      hybrid.dispose();
    },
  };
};
