import * as tf from '@tensorflow/tfjs';
import { averageWeights } from '../training/average-weights.js';
import { createRandom } from '../training/random.js';
import { buildKindModel } from './build-kind-model.js';
import type { KindTrainingOptions } from './kind-training-options.js';
import type { KindBatch } from './make-kind-batch.js';
import { SOUND_KINDS } from './sound-kinds.js';

/** The kind model while it is trained. */
export type KindLearner = {
  readonly model: tf.LayersModel;
  /** One step of the optimiser; takes the batch over. Gives the mean loss. */
  readonly learn: (batch: KindBatch, learningRate: number) => Promise<number>;
  /** Shows a batch to batch normalisation without learning from it; takes the batch over. */
  readonly settle: (batch: KindBatch) => void;
  /** Puts the averaged weights into the model and hands back what restores the trained ones. */
  readonly applyAverage: () => () => void;
  readonly dispose: () => void;
};

const LEAST_PROBABILITY = 1e-7;

const crossEntropy = (model: tf.LayersModel, { mfcc, targets }: KindBatch): tf.Scalar => {
  const probabilities = model.apply(mfcc, { training: true }) as tf.Tensor2D;
  const agreement = targets.mul(probabilities.add(LEAST_PROBABILITY).log()).sum(-1);
  return agreement.mean().neg() as tf.Scalar;
};

const variablesOf = (weights: readonly tf.LayerVariable[]): tf.Variable[] =>
  weights.map((weight) => weight.read() as tf.Variable);

const decay = (kernels: readonly tf.Variable[], share: number): void =>
  tf.tidy(() => kernels.forEach((kernel) => kernel.assign(kernel.mul(1 - share))));

/** Builds an untrained kind model and what it takes to train it; the engine must be loaded before. */
export const createKindLearner = (options: KindTrainingOptions): KindLearner => {
  const model = buildKindModel(SOUND_KINDS.length, createRandom(options.seed, 'weights'));
  const trainable = variablesOf(model.trainableWeights);
  const kernels = trainable.filter((variable) => variable.rank > 1);
  const average = averageWeights(variablesOf(model.weights), options.averageDecay);
  const optimizer = tf.train.adam(options.peakRate);
  return {
    model,
    learn: async (batch, learningRate) => {
      (optimizer as unknown as { learningRate: number }).learningRate = learningRate;
      const loss = optimizer.minimize(() => crossEntropy(model, batch), true, trainable);
      decay(kernels, learningRate * options.weightDecay);
      average.update();
      const [value = NaN] = (await loss?.data()) ?? [];
      tf.dispose([batch.mfcc, batch.targets, ...(loss ? [loss] : [])]);
      return value;
    },
    settle: ({ mfcc, targets }) => {
      tf.tidy(() => void model.apply(mfcc, { training: true }));
      tf.dispose([mfcc, targets]);
    },
    applyAverage: average.apply,
    dispose: () => {
      average.dispose();
      optimizer.dispose();
      model.dispose();
    },
  };
};
