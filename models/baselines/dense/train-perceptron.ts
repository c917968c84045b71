import { createQuickRandom } from '../../training/random.js';
import { createAdam, type Optimiser } from './adam.js';
import type { DenseData, DenseHooks, DenseModel, DenseTraining } from './dense-training.js';
import { learnEpochs, type LearntBatch } from './learn-epochs.js';
import { createPerceptron, type Perceptron } from './perceptron.js';
import { drawParameters, type LayerPlace, layOutPerceptron } from './perceptron-layout.js';
import { writeSlope } from './write-slope.js';

/** What the steps of one training share. */
type Work = {
  readonly data: DenseData;
  readonly training: DenseTraining;
  readonly network: Perceptron;
  readonly optimiser: Optimiser;
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  readonly slope: Float64Array;
};

/** Other work of the process has its turn after so many rows. */
const ROWS_PER_TURN = 20_000;

/** One step of the optimiser over the rows at `batch`. */
const learnBatch = (
  { data, training, network, optimiser, parameters, gradient, slope }: Work,
  batch: Uint32Array,
  rate: number,
): LearntBatch => {
  const scale = 1 / batch.length;
  let loss = 0;
  gradient.fill(0);
  for (const row of batch) {
    const outputs = network.forward(data.inputs, row * data.width);
    loss += writeSlope(training.head, data.targets, row, outputs, slope);
    for (let o = 0; o < slope.length; o++) slope[o] *= scale;
    network.backward(slope, gradient);
  }
  optimiser(parameters, gradient, rate);
  return { loss };
};

const toModel = (layers: readonly LayerPlace[], parameters: Float64Array): DenseModel => {
  const network = createPerceptron(layers, parameters);
  const width = layers[0].inputs;
  const outputs = layers[layers.length - 1].outputs;
  return {
    parameterCount: parameters.length,
    predict: async (inputs) => {
      const answers = new Float32Array((inputs.length / width) * outputs);
      for (let row = 0; row * width < inputs.length; row++) {
        answers.set(network.forward(inputs, row * width), row * outputs);
      }
      return answers;
    },
    dispose: () => {},
  };
};

/**
 * Trains a small multilayer perceptron in plain numbers: millions of tiny steps, each of which would cost
 * TensorFlow.js a millisecond. Knows neither batch normalisation nor dropout, and throws a `RangeError` when
 * they are asked for. `start` are the parameters to begin with (layer by layer: kernel [inputs × outputs],
 * biases), left as they are; else they are drawn. Throws the reason of `stop` when that is aborted.
 */
export const trainPerceptron = async (
  data: DenseData,
  training: DenseTraining,
  hooks: DenseHooks = {},
  start?: Float64Array,
): Promise<DenseModel> => {
  if (training.hidden.some((layer) => layer.batchNormalisation || layer.dropout)) {
    throw new RangeError('expected layers without batch normalisation and dropout');
  }
  const { seed, outputs } = training;
  const layout = layOutPerceptron(data.width, training);
  const parameters = start?.slice() ?? drawParameters(layout, createQuickRandom(seed, 'weights'));
  const network = createPerceptron(layout.layers, parameters);
  const gradient = new Float64Array(parameters.length);
  const slope = new Float64Array(outputs);
  const optimiser = createAdam(parameters.length);
  const work = { data, training, network, optimiser, parameters, gradient, slope };
  const model = toModel(layout.layers, parameters);
  const learning = { count: data.count, training, hooks, rowsPerTurn: ROWS_PER_TURN, model };
  await learnEpochs(learning, (batch, rate) => learnBatch(work, batch, rate));
  return model;
};
