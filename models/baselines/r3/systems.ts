import type * as tf from '@tensorflow/tfjs';
import { LEARNT_DESCRIPTORS } from '../../descriptors/learnt-descriptors.js';
import { createRandom } from '../../training/random.js';
import type { TargetRows } from '../rows/target-rows.js';
import { fitLinear } from './fit-linear.js';
import type { NetData, NetSystem } from './net-system.js';
import { buildCombiner } from './nets/build-combiner.js';
import { buildComplexCnn } from './nets/build-complex-cnn.js';
import { buildRegression } from './nets/build-regression.js';
import { buildRnn, type SequenceShape } from './nets/build-rnn.js';
import { buildSimpleCnn } from './nets/build-simple-cnn.js';
import { buildSimpleRnn } from './nets/build-simple-rnn.js';
import { readGenreTracks } from './read-genre-tracks.js';
import { STATISTIC_STEPS, STATISTIC_VALUES } from '../../tracks/statistics/statistics-sequence.js';
import { readStatistics } from './read-statistics.js';
import { readTracks } from './read-tracks.js';
import { type NetHooks, trainNet } from './train-net.js';

const SHAPE: SequenceShape = { steps: STATISTIC_STEPS, values: STATISTIC_VALUES };
const ADAM_RATE = 1e-3;
const SMALL_BATCH = 32;
/** For the tabular network on the small table: 100 epochs have few steps of 1024, and many of 32. */
const MIDDLE_BATCH = 128;
const FOLDS = 5;

/** One of the two inputs of the FMA table: its statistics as a sequence, or what tabular regression reads. */
const onlyInput = ({ inputs, targets }: TargetRows, position: 0 | 1): TargetRows => ({
  inputs: [inputs[position]],
  targets,
});

const onlyInputs = ({ train, heldOut }: NetData, position: 0 | 1): NetData => ({
  train: onlyInput(train, position),
  heldOut: onlyInput(heldOut, position),
});

/** Builds a network, trains it and hands it over. */
const trained =
  (build: (targets: number, random: () => number) => tf.LayersModel): NetSystem['train'] =>
  async (data, training, hooks) => {
    const model = build(data.train.targets.width, createRandom('net', training.seed));
    try {
      await trainNet(model, data.train, data.heldOut, training, hooks);
      return model;
    } catch (error) {
      model.dispose();
      throw error;
    }
  };

const readSequences = async (data: string): Promise<TargetRows> =>
  onlyInput(await readStatistics(data), 0);

const ofSequences = (
  build: (shape: SequenceShape, targets: number, random: () => number) => tf.LayersModel,
  loss: 'mse' | 'smoothL1',
  epochs: number,
  targets: NetSystem['targets'] = LEARNT_DESCRIPTORS,
): NetSystem => ({
  read: readSequences,
  folds: FOLDS,
  targets,
  training: { loss, epochs, batchSize: SMALL_BATCH, learningRate: ADAM_RATE },
  train: trained((count, random) => build(SHAPE, count, random)),
});

/** 6 – 64 – 32 – 5 on the Spotify table. */
export const TABULAR_REGRESSION: NetSystem = {
  read: readTracks,
  folds: 1,
  targets: LEARNT_DESCRIPTORS,
  training: { loss: 'mse', epochs: 100, batchSize: 1024, learningRate: ADAM_RATE },
  train: trained(buildRegression),
};

/** The same on R4's table. */
export const TABULAR_REGRESSION_OTHER: NetSystem = { ...TABULAR_REGRESSION, read: readGenreTracks };

/** The same by 32 times as many steps. */
export const TABULAR_REGRESSION_SMALL_BATCHES: NetSystem = {
  ...TABULAR_REGRESSION_OTHER,
  training: { ...TABULAR_REGRESSION.training, batchSize: SMALL_BATCH },
};

/** What three linear layers are worth with nothing between them. */
export const PLAIN_LINEAR: NetSystem = {
  ...TABULAR_REGRESSION,
  training: { ...TABULAR_REGRESSION.training, epochs: 1 },
  train: fitLinear,
};

/** The line to beat on the FMA statistics. */
export const LINEAR_STATISTICS: NetSystem = {
  ...PLAIN_LINEAR,
  read: readSequences,
  folds: FOLDS,
};

/** LSTM 20 → 64 on the FMA statistics. */
export const MULTI_TASK_RNN = ofSequences(buildRnn, 'smoothL1', 20);

/** Four convolutions on the FMA statistics. */
export const COMPLEX_CNN = ofSequences(buildComplexCnn, 'mse', 6);

/** Two convolutions, danceability alone. */
export const SIMPLE_CNN = ofSequences(buildSimpleCnn, 'mse', 20, ['danceability']);

/** A plain recurrent layer, danceability alone. */
export const SIMPLE_RNN = ofSequences(buildSimpleRnn, 'mse', 20, ['danceability']);

/** The same ten times as long: what it has on tracks that it learnt from. */
export const SIMPLE_RNN_LONG: NetSystem = {
  ...SIMPLE_RNN,
  training: { ...SIMPLE_RNN.training, epochs: 200 },
};

/** The two networks are trained as in their own rows of the report, then kept as they are. */
const trainCombiner: NetSystem['train'] = async (data, training, hooks) => {
  const tell =
    (done: number, name: string, { epochs }: NetSystem['training']): NetHooks['onEpoch'] =>
    ({ epoch }) =>
      hooks.onEarlier?.(done + (0.5 * epoch) / epochs, `${name}, epoch ${epoch}`);
  const parts: tf.LayersModel[] = [];
  try {
    const rnnTraining = { ...training, ...MULTI_TASK_RNN.training };
    const rnnHooks = { ...hooks, onEpoch: tell(0, 'LSTM', rnnTraining) };
    parts.push(await MULTI_TASK_RNN.train(onlyInputs(data, 0), rnnTraining, rnnHooks));
    const tabular = { ...training, ...TABULAR_REGRESSION.training, batchSize: MIDDLE_BATCH };
    const tabularHooks = { ...hooks, onEpoch: tell(0.5, 'regression', tabular) };
    parts.push(await TABULAR_REGRESSION.train(onlyInputs(data, 1), tabular, tabularHooks));
    const [rnn, regression] = parts;
    const combine = trained((targets, random) =>
      buildCombiner({ rnn, regression }, SHAPE, targets, random),
    );
    return await combine(data, training, hooks);
  } finally {
    parts.forEach((part) => part.dispose());
  }
};

/** The recurrent and the tabular network, combined. */
export const LINEAR_COMBINER: NetSystem = {
  read: readStatistics,
  folds: FOLDS,
  targets: LEARNT_DESCRIPTORS,
  training: { loss: 'mse', epochs: 6, batchSize: SMALL_BATCH, learningRate: ADAM_RATE },
  earlierShare: 0.9,
  train: trainCombiner,
};

/** The same with both halves drawn at random, all of it learning at once. */
export const LINEAR_COMBINER_UNTAUGHT: NetSystem = {
  ...LINEAR_COMBINER,
  earlierShare: 0,
  train: trained((targets, random) => buildCombiner(undefined, SHAPE, targets, random)),
};
