import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { FEATURE_SET } from '../../../streams/index.js';
import { loadEngine } from '../../inference/engines/load-engine.js';
import { SOUND_KIND_MODEL } from '../../sound-kind/sound-kinds.js';
import { cutWindows } from '../../training/cut-windows.js';
import type { Clip } from '../../training/dataset.js';
import { loadDataset } from '../../training/load-dataset.js';
import { softmaxRows } from '../classical/softmax-rows.js';
import type { ExperimentContext, Outcome } from '../experiment.js';
import { classFigures, classTable } from '../scores/class-report.js';
import { scoreClasses } from '../scores/score-classes.js';
import { withPrefix } from '../scores/with-prefix.js';
import { divideClips } from './divide-clips.js';
import { hearingWindows } from './hearing-networks.js';
import { majorityVote } from './majority-vote.js';
import { openBackbone, type OpenBackbone } from './open-backbone.js';
import { drawWeights } from './run-network.js';
import { applyNetwork, type Examples, trainNetwork } from './train-network.js';

/** Names the folder of a user's own backbone. */
export const BACKBONE_VARIABLE = 'EARSHOT_BACKBONE';

const TEST_SHARE = 0.1;
const HEAD_EPOCHS = 60;
const FINE_EPOCHS = 10;
const EVERY = 3;

type Windows = Examples & { readonly owners: Int32Array };

/** Windows of 3 s that do not overlap, of each clip. */
const windowsOf = (clips: readonly Clip[], shape: readonly number[]): Windows => {
  const cut = clips.flatMap(({ label, readLogMelDb }, owner) =>
    cutWindows(readLogMelDb())
      .filter((_, window) => window % EVERY === 0)
      .map((window) => ({ window, label, owner })),
  );
  const size = FEATURE_SET.windowFrames * FEATURE_SET.coefficients;
  const values = new Float32Array(cut.length * size);
  cut.forEach(({ window }, row) => values.set(window, row * size));
  return {
    count: cut.length,
    values,
    shape,
    labels: Int32Array.from(cut, ({ label }) => label),
    owners: Int32Array.from(cut, ({ owner }) => owner),
  };
};

const featuresOf = ({ apply }: OpenBackbone, windows: Windows): Windows => {
  const size = windows.values.length / windows.count;
  const rows = Array.from({ length: windows.count }, (_, row) =>
    tf.tidy(() => {
      const one = windows.values.subarray(row * size, (row + 1) * size);
      return apply(tf.tensor(one, [1, ...windows.shape])).dataSync() as Float32Array;
    }),
  );
  const values = Float32Array.from(rows.flatMap((row) => [...row]));
  return { ...windows, values, shape: [values.length / windows.count] };
};

const judge = (
  model: tf.LayersModel,
  windows: Windows,
  clips: readonly Clip[],
  names: readonly string[],
) => {
  const shares = softmaxRows(Float64Array.from(applyNetwork(model, windows)), names.length);
  const judged = majorityVote(shares, windows.owners, clips.length, names.length);
  const truths = clips.map(({ label }) => label);
  return scoreClasses(truths, judged, names.length);
};

const makeHead = (width: number, units: number, seed: number): tf.Sequential => {
  const draw = Math.floor(drawWeights(seed)() * 2 ** 31);
  const kernelInitializer = tf.initializers.heNormal({ seed: draw });
  return tf.sequential({
    layers: [
      tf.layers.batchNormalization({ inputShape: [width] }),
      tf.layers.dense({ units, kernelInitializer }),
    ],
  });
};

/** The whole network trained on, at a small rate; undefined for a backbone that is frozen for good. */
const fineTune = async (
  { layers }: OpenBackbone,
  head: tf.Sequential,
  train: Windows,
  { effort, seed, stop, progress }: ExperimentContext,
): Promise<tf.LayersModel | undefined> => {
  if (!layers) return undefined;
  const outputs = head.apply(layers.outputs[0]) as tf.SymbolicTensor;
  const model = tf.model({ inputs: layers.inputs, outputs });
  const epochs = effort === 'quick' ? 1 : FINE_EPOCHS;
  const onEpoch = ({ epoch }: { readonly epoch: number }) =>
    progress(0.5 + (0.5 * epoch) / epochs, 'fine-tuning');
  const training = { epochs, batchSize: 64, rate: 1e-4, seed, stop, onEpoch };
  await trainNetwork(model, train, undefined, training);
  return model;
};

type Lesson = {
  readonly train: readonly Clip[];
  readonly test: readonly Clip[];
  readonly names: readonly string[];
  readonly keepTuned: (tuned: tf.LayersModel) => Promise<void> | undefined;
};

const learn = async (
  backbone: OpenBackbone,
  { train, test, names, keepTuned }: Lesson,
  context: ExperimentContext,
) => {
  const { effort, seed, stop, progress } = context;
  const learnt = windowsOf(train, backbone.shape);
  const held = windowsOf(test, backbone.shape);
  const features = featuresOf(backbone, learnt);
  const head = makeHead(features.shape[0], names.length, seed);
  const epochs = effort === 'quick' ? 1 : HEAD_EPOCHS;
  const onEpoch = ({ epoch }: { readonly epoch: number }) =>
    progress((0.5 * epoch) / epochs, 'new head');
  const training = { epochs, batchSize: 64, rate: 1e-3, seed, stop, onEpoch };
  await trainNetwork(head, features, undefined, training);
  const frozen = judge(head, featuresOf(backbone, held), test, names);
  const tuned = await fineTune(backbone, head, learnt, context);
  const fine = tuned && judge(tuned, held, test, names);
  if (tuned) await keepTuned(tuned);
  head.dispose();
  return { frozen, fine };
};

/** A user's model (or the shipped one that tells music from speech) under a new head, frozen, then fine-tuned. */
export const runOwnBackbone = async (context: ExperimentContext): Promise<Outcome> => {
  await loadEngine(context.engine);
  const backbone = await openBackbone(process.env[BACKBONE_VARIABLE] ?? SOUND_KIND_MODEL);
  try {
    const sources = [join(context.data, 'gtzan', 'logmel')];
    const { clips, labels, digest } = await loadDataset({ sources, stop: context.stop });
    const parts = divideClips(clips, TEST_SHARE, context);
    const train = context.holdOut === 'honest' ? [...parts.train, ...parts.valid] : parts.train;
    const about = { labels: [...labels], data: { digest, clips: clips.length } };
    const keepTuned = (tuned: tf.LayersModel) =>
      context.keep?.(hearingWindows(tuned, about, train.length));
    const lesson = { train, test: parts.test, names: labels, keepTuned };
    const { frozen, fine } = await learn(backbone, lesson, context);
    const last = fine ?? frozen;
    return {
      figures: [
        ...last.figures,
        ...withPrefix(frozen.figures, 'frozen.'),
        ...classFigures(last.confusion, labels),
      ],
      tables: [classTable(last.confusion, labels, 'Test clips')],
      remarks: [
        `Backbone: ${backbone.name}, ${fine ? 'frozen, then fine-tuned' : 'frozen'}; windows of 3 s, a clip is what most of its windows are.`,
      ],
    };
  } finally {
    backbone.dispose();
  }
};
