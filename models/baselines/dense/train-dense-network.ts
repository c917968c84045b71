import * as tf from '@tensorflow/tfjs';
import { createQuickRandom } from '../../training/random.js';
import { buildDenseNetwork } from './build-dense-network.js';
import type {
  DenseData,
  DenseHooks,
  DenseModel,
  DenseShape,
  DenseTraining,
} from './dense-training.js';
import { learnEpochs, type LearntBatch } from './learn-epochs.js';

/** What the steps of one training share. */
type Work = {
  readonly data: DenseData;
  readonly training: DenseTraining;
  readonly network: tf.Sequential;
  readonly optimizer: tf.AdamOptimizer;
};

const PREDICTED_AT_ONCE = 8192;

/** Some engines answer without ever letting signals and timers in, so those have a turn at each batch. */
const ROWS_PER_TURN = 1;

const gather = (data: DenseData, batch: Uint32Array, outputs: number) => {
  const { inputs, width, targets } = data;
  const x = new Float32Array(batch.length * width);
  const perRow = targets.length / data.count;
  const y = new Float32Array(batch.length * perRow);
  batch.forEach((row, i) => {
    x.set(inputs.subarray(row * width, (row + 1) * width), i * width);
    y.set(targets.subarray(row * perRow, (row + 1) * perRow), i * perRow);
  });
  const classes = targets instanceof Int32Array;
  return {
    x: tf.tensor2d(x, [batch.length, width]),
    y: classes
      ? tf.tidy(() => tf.oneHot(tf.tensor1d(y, 'int32'), outputs))
      : tf.tensor2d(y, [batch.length, outputs]),
  };
};

const lossOf = (head: DenseShape['head'], targets: tf.Tensor, answers: tf.Tensor): tf.Scalar =>
  head === 'softmax'
    ? (tf.losses.softmaxCrossEntropy(targets, answers) as tf.Scalar)
    : (tf.losses.meanSquaredError(targets, answers) as tf.Scalar);

const countHits = (targets: tf.Tensor, answers: tf.Tensor): tf.Scalar =>
  tf.tidy(() => targets.argMax(1).equal(answers.argMax(1)).sum());

/** One step of the optimiser over the rows at `batch`. */
const learnBatch = async (
  { data, training, network, optimizer }: Work,
  batch: Uint32Array,
  rate: number,
): Promise<LearntBatch> => {
  const { x, y } = gather(data, batch, training.outputs);
  (optimizer as unknown as { learningRate: number }).learningRate = rate;
  let answers = y;
  const loss = optimizer.minimize(() => {
    answers = tf.keep(network.apply(x, { training: true }) as tf.Tensor2D);
    return lossOf(training.head, y, answers);
  }, true)!;
  const hits = training.head === 'softmax' ? countHits(y, answers) : undefined;
  const [[mean], counted] = await Promise.all([loss.data(), hits?.data()]);
  tf.dispose([x, y, answers, loss, hits ?? []]);
  return { loss: mean * batch.length, hits: counted?.[0] };
};

const predict = async (
  network: tf.Sequential,
  head: DenseShape['head'],
  inputs: Float32Array,
): Promise<Float32Array> => {
  const width = network.inputs[0].shape[1] as number;
  const outputs = network.outputs[0].shape[1] as number;
  const rows = inputs.length / width;
  const answers = new Float32Array(rows * outputs);
  for (let from = 0; from < rows; from += PREDICTED_AT_ONCE) {
    const part = inputs.subarray(from * width, (from + PREDICTED_AT_ONCE) * width);
    const answer = tf.tidy(() => {
      const rowsOfPart = tf.tensor2d(part, [part.length / width, width]);
      const out = network.apply(rowsOfPart) as tf.Tensor2D;
      return head === 'softmax' ? tf.softmax(out) : out;
    });
    answers.set(await answer.data(), from * outputs);
    answer.dispose();
  }
  return answers;
};

const toModel = (network: tf.Sequential, { head }: DenseShape): DenseModel => ({
  parameterCount: network.countParams(),
  predict: (inputs) => predict(network, head, inputs),
  dispose: () => void network.dispose(),
});

/**
 * Trains a dense network by TensorFlow.js; the engine must be loaded before. `start` are the weights to begin
 * with (kernel and biases by turns, as `network.getWeights` gives them), copied; else they are drawn.
 * Throws the reason of `stop` when that is aborted.
 */
export const trainDenseNetwork = async (
  data: DenseData,
  training: DenseTraining,
  hooks: DenseHooks = {},
  start?: readonly tf.Tensor[],
): Promise<DenseModel> => {
  const { seed } = training;
  const network = buildDenseNetwork(data.width, training, createQuickRandom(seed, 'network'));
  if (start) network.setWeights([...start]);
  const optimizer = tf.train.adam();
  const model = toModel(network, training);
  const work = { data, training, network, optimizer };
  try {
    const learning = { count: data.count, training, hooks, rowsPerTurn: ROWS_PER_TURN, model };
    await learnEpochs(learning, (batch, rate) => learnBatch(work, batch, rate));
    return model;
  } catch (error) {
    model.dispose();
    throw error;
  } finally {
    optimizer.dispose();
  }
};
