import * as tf from '@tensorflow/tfjs';
import type { ExperimentContext } from '../experiment.js';
import { buildBackbone, type Shape } from './backbones.js';
import { heNormal } from './layers.js';
import { loadPretext } from './load-pretext.js';
import type { Pieces } from './pieces.js';
import { drawWeights, type MakeNetwork, type NetworkData, toExamples } from './run-network.js';
import { applyNetwork, type EpochPoint, type Examples, trainNetwork } from './train-network.js';

/** How long each part is trained. */
const EPOCHS = { pretext: 12, head: 80, fine: 10 } as const;
const FINE_RATE = 1e-4;
const BATCH = 32;

const epochsOf = ({ effort }: ExperimentContext, epochs: number): number =>
  effort === 'quick' ? 1 : epochs;

const headFor = (width: number, classes: number, seed: number): tf.Sequential => {
  const draw = drawWeights(seed + 1);
  const units = { units: classes, inputShape: [width], kernelInitializer: heNormal(draw) };
  return tf.sequential({ layers: [tf.layers.dense(units)] });
};

/** The backbone with a head on it; they share their weights. */
const join = (backbone: tf.LayersModel, head: tf.LayersModel): tf.LayersModel =>
  tf.model({
    inputs: backbone.inputs,
    outputs: head.apply(backbone.outputs[0]) as tf.SymbolicTensor,
  });

/** What a frozen backbone makes of pieces. */
const featuresOf = (backbone: tf.LayersModel, pieces: Pieces): Examples => {
  const values = applyNetwork(backbone, toExamples(pieces));
  const { count, labels } = pieces;
  return { count, values, shape: [values.length / count], labels };
};

const pretrain = async (shape: Shape, context: ExperimentContext): Promise<tf.LayersModel> => {
  const { seed, stop, progress } = context;
  const backbone = buildBackbone(shape, drawWeights(seed));
  const { labels, pieces } = await loadPretext(context);
  const head = headFor(backbone.outputs[0].shape[1] as number, labels.length, seed);
  const epochs = epochsOf(context, EPOCHS.pretext);
  const onEpoch = ({ epoch }: EpochPoint) => progress((0.4 * epoch) / epochs, 'pre-training');
  const training = { epochs, batchSize: BATCH, rate: 1e-3, seed, stop, onEpoch };
  try {
    await trainNetwork(join(backbone, head), toExamples(pieces), undefined, training);
    return backbone;
  } catch (error) {
    backbone.dispose();
    throw error;
  } finally {
    head.dispose();
  }
};

const trainHead = async (
  backbone: tf.LayersModel,
  { labels, train }: NetworkData,
  context: ExperimentContext,
): Promise<tf.LayersModel> => {
  const { seed, stop, progress } = context;
  const frozen = featuresOf(backbone, train);
  const head = headFor(frozen.shape[0], labels.length, seed);
  const epochs = epochsOf(context, EPOCHS.head);
  const onEpoch = ({ epoch }: EpochPoint) => progress(0.4 + (0.2 * epoch) / epochs, 'new head');
  const training = { epochs, batchSize: BATCH, rate: 1e-3, seed, stop, onEpoch };
  await trainNetwork(head, frozen, undefined, training);
  return head;
};

/** Pre-trains a backbone, freezes it under a new head, then fine-tunes both at 1e-4. */
export const makeTransfer =
  (shape: Shape): MakeNetwork =>
  async (data, context) => {
    const { seed, stop, progress } = context;
    const backbone = await pretrain(shape, context);
    const head = await trainHead(backbone, data, context);
    const model = join(backbone, head);
    const epochs = epochsOf(context, EPOCHS.fine);
    const { train, valid } = data;
    const curve = await trainNetwork(model, toExamples(train), valid && toExamples(valid), {
      epochs,
      batchSize: BATCH,
      rate: FINE_RATE,
      seed,
      stop,
      onEpoch: ({ epoch }) => progress(0.6 + (0.4 * epoch) / epochs, 'fine-tuning'),
    });
    return { model, curve, dispose: () => tf.dispose([...model.weights.map((w) => w.read())]) };
  };
