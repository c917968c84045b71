import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';

/** What a manifest of a made-up model may say otherwise. */
export type ManifestChanges = Readonly<Record<string, unknown>>;

const LABELS = ['bass', 'middle', 'treble'];

const writeJson = (path: string, value: unknown): Promise<void> =>
  writeFile(path, JSON.stringify(value));

/** Writes `model.json`, two shards and `manifest.json` as a user would lay them down. */
const writeModel = async (
  directory: string,
  artifacts: tf.io.ModelArtifacts,
  manifest: ManifestChanges,
): Promise<string> => {
  const { weightSpecs, weightData, ...rest } = artifacts;
  const bytes = Buffer.from(tf.io.concatenateArrayBuffers([weightData as ArrayBuffer].flat()));
  const middle = Math.floor(bytes.length / 2);
  const paths = ['group1-shard1of2.bin', 'group1-shard2of2.bin'];
  const weightsManifest = [{ paths, weights: weightSpecs }];
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, paths[0]!), bytes.subarray(0, middle));
  await writeFile(join(directory, paths[1]!), bytes.subarray(middle));
  await writeJson(join(directory, 'model.json'), { ...rest, weightsManifest });
  await writeJson(join(directory, 'manifest.json'), {
    format: 'earshot-model-1',
    name: 'tiny',
    hash: createHash('sha256').update(bytes).digest('hex').slice(0, 12),
    labels: LABELS,
    ...manifest,
  });
  return directory;
};

/** `[values × 3]`: the low, the middle and the high third of the values, each for a label of its own. */
const thirds = (values: number): Float32Array =>
  Float32Array.from({ length: values * 3 }, (_, place) => {
    const value = Math.floor(place / 3);
    return Math.floor((3 * value) / values) === place % 3 ? 30 / values : 0;
  });

/**
 * A layers model that names the third of the mel bands in which there is most: `[frames, values]` → 3 labels.
 * With memory it adds half of what it heard before.
 */
export const writeTinyLayersModel = async (
  directory: string,
  [frames, values]: readonly [number, number],
  manifest: ManifestChanges,
  { memory = false } = {},
): Promise<string> => {
  const input = tf.input({ name: 'window', shape: [frames, values] });
  const kernel = tf.tensor2d(thirds(values), [values, 3]);
  const mean = tf.layers.globalAveragePooling1d({}).apply(input);
  const heard = tf.layers
    .dense({ name: 'heard', units: 3, useBias: false, weights: [kernel] })
    .apply(mean) as tf.SymbolicTensor;
  const before = tf.input({ name: 'before', shape: [3] });
  const both = memory ? tf.layers.add({ name: 'after' }).apply([heard, before]) : heard;
  const scores = tf.layers.softmax({ name: 'scores' }).apply(both) as tf.SymbolicTensor;
  const model = memory
    ? tf.model({ inputs: [input, before], outputs: [scores, both as tf.SymbolicTensor] })
    : tf.model({ inputs: input, outputs: scores });
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      await writeModel(directory, artifacts, manifest);
      return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) };
    }),
  );
  model.dispose();
  kernel.dispose();
  return directory;
};

const dimensions = (shape: readonly number[]) => ({
  dim: shape.map((length) => ({ size: String(length) })),
});

const placeholder = (name: string, dtype: string, shape: readonly number[]) => ({
  name,
  op: 'Placeholder',
  attr: { dtype: { type: dtype }, shape: { shape: dimensions(shape) } },
});

const constant = (name: string, dtype: string, shape: readonly number[]) => ({
  name,
  op: 'Const',
  attr: {
    dtype: { type: dtype },
    value: { tensor: { dtype, tensorShape: dimensions(shape) } },
  },
});

const tinyGraph = (batch: number, frames: number, values: number) => ({
  node: [
    placeholder('model/Placeholder', 'DT_FLOAT', [batch, frames, values]),
    placeholder('model/Placeholder_1', 'DT_BOOL', []),
    constant('time', 'DT_INT32', [1]),
    constant('kernel', 'DT_FLOAT', [values, 3]),
    { name: 'mean', op: 'Mean', input: ['model/Placeholder', 'time'], attr: {} },
    { name: 'heard', op: 'MatMul', input: ['mean', 'kernel'], attr: {} },
    { name: 'model/Sigmoid', op: 'Sigmoid', input: ['heard'], attr: {} },
  ],
  versions: {},
});

/**
 * The same as a graph model with the signature of essentia's MusiCNN: a float window and a boolean "is training"
 * go in, independent scores come out. `batch` of -1 takes any number of windows.
 */
export const writeTinyGraphModel = (
  directory: string,
  [frames, values]: readonly [number, number],
  manifest: ManifestChanges,
  batch = -1,
): Promise<string> => {
  const kernel = thirds(values);
  const tensor = (name: string, dtype: string, shape: readonly number[]) => ({
    name,
    dtype,
    tensorShape: dimensions(shape),
  });
  const artifacts = {
    format: 'graph-model',
    modelTopology: tinyGraph(batch, frames, values),
    signature: {
      inputs: {
        window: tensor('model/Placeholder:0', 'DT_FLOAT', [batch, frames, values]),
        training: tensor('model/Placeholder_1:0', 'DT_BOOL', []),
      },
      outputs: { scores: tensor('model/Sigmoid:0', 'DT_FLOAT', [batch, 3]) },
    },
    weightSpecs: [
      { name: 'time', shape: [1], dtype: 'int32' as const },
      { name: 'kernel', shape: [values, 3], dtype: 'float32' as const },
    ],
    weightData: tf.io.concatenateArrayBuffers([
      Int32Array.of(1).buffer as ArrayBuffer,
      kernel.buffer as ArrayBuffer,
    ]),
  };
  return writeModel(directory, artifacts, manifest);
};
