import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import { FEATURE_SET } from '../streams/index.js';
import { type Architecture, architectureSchema } from './architecture/architecture.js';
import { buildHybrid, type Hybrid } from './architecture/build-hybrid.js';
import { ModelError } from './errors.js';
import { frontEndOf } from './front-end-of.js';
import { checkHash, hashWeights } from './hash-weights.js';
import { type ModelFacts, type ModelManifest, modelManifestSchema } from './model-manifest.js';
import { readModelFile, readModelJson } from './read-model-file.js';

/**
 * `model.json`: what to build and which weights go where. The layers are built from code, since
 * TensorFlow.js cannot save an LSTM whose state is an input.
 */
const modelFileSchema = z.object({
  architecture: architectureSchema,
  weights: z.array(z.object({ name: z.string(), shape: z.array(z.number().int().positive()) })),
});

type ModelFile = z.infer<typeof modelFileSchema>;

const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((size, length) => size * length, 1);

const writeJson = (path: string, value: unknown): Promise<void> =>
  writeFile(path, `${JSON.stringify(value, null, 2)}\n`);

/** Weight names without the suffix that TensorFlow.js gives to a second model in one process. */
const describeWeights = (model: tf.LayersModel): ModelFile['weights'] =>
  model.weights.map(({ originalName, shape }) => ({
    name: originalName,
    shape: shape as number[],
  }));

/** Writes `manifest.json` into a model's folder, and gives it back. */
export const writeManifest = async (
  directory: string,
  manifest: ModelManifest,
): Promise<ModelManifest> => {
  await writeJson(join(directory, 'manifest.json'), manifest);
  return manifest;
};

/**
 * Writes `model.json`, `weights.bin` (little-endian Float32, in the order of `model.json`) and
 * `manifest.json` into `directory`; gives the manifest.
 */
export const saveModel = async (
  directory: string,
  model: tf.LayersModel,
  architecture: Architecture,
  facts: ModelFacts,
): Promise<ModelManifest> => {
  const values = await Promise.all(model.getWeights().map((weight) => weight.data()));
  const bytes = Buffer.concat(
    values.map((value) => new Uint8Array(Float32Array.from(value).buffer)),
  );
  const manifest: ModelManifest = {
    format: 'earshot-model-1',
    kind: 'genre',
    ...facts,
    parameters: model.countParams(),
    featureSet: FEATURE_SET.id,
    frontEnd: FEATURE_SET,
    stateful: true,
    hash: hashWeights([bytes]),
  };
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'weights.bin'), bytes);
  await writeJson(join(directory, 'model.json'), { architecture, weights: describeWeights(model) });
  return writeManifest(directory, manifest);
};

/** Reads and checks `manifest.json`. Fails with a `ModelError` that names the file. */
export const readManifest = (directory: string): Promise<ModelManifest> =>
  readModelJson(directory, 'manifest.json', modelManifestSchema);

const readWeights = async (directory: string, manifest: ModelManifest): Promise<Float32Array> => {
  const { id } = frontEndOf(manifest, directory);
  if (id !== FEATURE_SET.id) {
    throw new ModelError(
      'model-mismatch',
      `${directory}/manifest.json: featureSet: expected "${FEATURE_SET.id}", as model.json is of Earshot's own kind, received "${id}"`,
    );
  }
  const bytes = await readModelFile(directory, 'weights.bin');
  checkHash([bytes], manifest.hash, directory);
  return new Float32Array(Uint8Array.from(bytes).buffer);
};

const setWeights = (model: tf.LayersModel, file: ModelFile, values: Float32Array): void =>
  tf.tidy(() => {
    let start = 0;
    const tensors = file.weights.map(({ shape }) => {
      const end = start + sizeOf(shape);
      const tensor = tf.tensor(values.subarray(start, end), shape);
      start = end;
      return tensor;
    });
    model.setWeights(tensors);
  });

/**
 * Reads the hybrid saved in `directory`; the engine must be loaded before. Whoever gets it
 * disposes of it. Fails with a `ModelError` that names the file.
 */
export const loadModel = async (
  directory: string,
): Promise<{ readonly hybrid: Hybrid; readonly manifest: ModelManifest }> => {
  const manifest = await readManifest(directory);
  const file = await readModelJson(directory, 'model.json', modelFileSchema);
  const values = await readWeights(directory, manifest);
  const hybrid = buildHybrid({
    architecture: file.architecture,
    labelCount: manifest.labels.length,
    steps: 1,
    random: () => 0,
  });
  if (JSON.stringify(describeWeights(hybrid.step)) !== JSON.stringify(file.weights)) {
    hybrid.dispose();
    throw new ModelError(
      'model-mismatch',
      `${directory}/model.json lists other weights than its architecture has`,
    );
  }
  setWeights(hybrid.step, file, values);
  return { hybrid, manifest };
};
