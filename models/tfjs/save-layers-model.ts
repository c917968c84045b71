import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { FEATURE_SET, type FrontEnd } from '../../streams/index.js';
import { type ModelFacts, type ModelManifest, modelManifestSchema } from '../model-manifest.js';

const toBytes = (data: tf.io.WeightData): Buffer =>
  Buffer.concat((Array.isArray(data) ? data : [data]).map((part) => Buffer.from(part)));

const writeJson = (path: string, value: unknown): Promise<void> =>
  writeFile(path, `${JSON.stringify(value, null, 2)}\n`);

const writeWeights = async (
  directory: string,
  artifacts: tf.io.ModelArtifacts,
): Promise<string> => {
  const { modelTopology, weightSpecs = [], weightData } = artifacts;
  const bytes = toBytes(weightData!);
  const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
  await writeFile(join(directory, 'weights.bin'), bytes);
  await writeJson(join(directory, 'model.json'), {
    format: 'layers-model',
    modelTopology,
    weightsManifest,
  });
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12);
};

/** How a layers model hears, where it is not as Earshot's own, and what it says. */
export type LayersModelIo = {
  /** @default FEATURE_SET */
  readonly frontEnd?: FrontEnd;
  /** What it is fed with where that is no window of a front end. */
  readonly featureSet?: string;
  readonly tensors?: ModelManifest['tensors'];
};

/**
 * Writes a model without memory as TensorFlow.js's own layers model (`model.json`, `weights.bin`) with a
 * `manifest.json` beside it; gives the manifest.
 */
export const saveLayersModel = async (
  directory: string,
  model: tf.LayersModel,
  facts: ModelFacts,
  { frontEnd = FEATURE_SET, featureSet, tensors }: LayersModelIo = {},
): Promise<ModelManifest> => {
  await mkdir(directory, { recursive: true });
  let hash = '';
  const handler = tf.io.withSaveHandler(async (artifacts) => {
    hash = await writeWeights(directory, artifacts);
    return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) };
  });
  await model.save(handler);
  const manifest = modelManifestSchema.parse({
    format: 'earshot-model-1',
    ...facts,
    hash,
    ...(featureSet === undefined ? { featureSet: frontEnd.id, frontEnd } : { featureSet }),
    stateful: false,
    ...(tensors && { tensors }),
    parameters: model.countParams(),
  });
  await writeJson(join(directory, 'manifest.json'), manifest);
  return manifest;
};
