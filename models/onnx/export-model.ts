import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import { CLASSICAL_FORMAT } from '../classical/classical-store.js';
import { ENSEMBLE_FORMAT } from '../ensemble/ensemble-file.js';
import { ModelError } from '../errors.js';
import { checkHash } from '../hash-weights.js';
import { loadEngine } from '../inference/engines/load-engine.js';
import type { ModelManifest } from '../model-manifest.js';
import { loadModel, readManifest } from '../model-store.js';
import { readModelJson } from '../read-model-file.js';
import { readArtifacts } from '../tfjs/read-artifacts.js';
import { exportHybrid } from './export-hybrid.js';
import { exportLayersModel } from './export-layers-model.js';
import type { OnnxModel } from './onnx-classifier.js';

/** Why a format cannot be exported; those that can are left out. */
const REFUSED: Readonly<Record<string, string>> = {
  [CLASSICAL_FORMAT]: 'it is a classical model, which is no network',
  [ENSEMBLE_FORMAT]: 'it is a vote of models; export its members one by one',
  'graph-model': 'it is a TensorFlow.js graph model; convert the model it was made from',
};

const formatSchema = z.looseObject({ format: z.string().optional() });

/** Weights have to lie somewhere while they are read; what is loaded already does as well. */
const ensureBackend = async (): Promise<void> => {
  if (!(tf.engine().backendName as string | undefined)) await loadEngine('wasm');
};

const refuse = (name: string, why: string): never => {
  throw new ModelError('engine-unfit', `${name} cannot be written as ONNX: ${why}`);
};

type Metadata = Readonly<Record<string, string>>;

const ofHybrid = async (directory: string, metadata: Metadata): Promise<OnnxModel> => {
  const { hybrid } = await loadModel(directory);
  const [mfcc, hidden, cell] = hybrid.step.inputs.map(({ shape }) => shape as number[]);
  try {
    const bytes = exportHybrid(hybrid, metadata);
    return { bytes, inputShape: mfcc.slice(1), states: { hidden: hidden[1], cell: cell[1] } };
  } finally {
    hybrid.dispose();
  }
};

const ofLayers = async (
  directory: string,
  { hash }: ModelManifest,
  metadata: Metadata,
): Promise<OnnxModel> => {
  const { artifacts, shards } = await readArtifacts(directory);
  checkHash(shards, hash, directory);
  const model = await tf.loadLayersModel(tf.io.fromMemory(artifacts));
  try {
    const bytes = exportLayersModel(model, metadata);
    return { bytes, inputShape: model.inputs[0].shape.slice(1) as number[], states: {} };
  } finally {
    model.dispose();
  }
};

/**
 * The model in `directory` as ONNX, in memory: a hybrid of Earshot's own, or a TensorFlow.js layers model whose layers
 * stand one behind the other. The temperature of its manifest is not in it. Fails with a `ModelError` for any other.
 */
export const exportModel = async (directory: string): Promise<OnnxModel> => {
  const manifest = await readManifest(directory);
  const { format } = await readModelJson(directory, 'model.json', formatSchema);
  if (format !== undefined && format in REFUSED) refuse(manifest.name, REFUSED[format]);
  if (manifest.tensors)
    refuse(manifest.name, 'its manifest gives some tensors a part of their own');
  await ensureBackend();
  const { name, hash, labels, featureSet, temperature = 1 } = manifest;
  const facts = { name, hash, labels: labels.join(','), featureSet, temperature: `${temperature}` };
  return format === undefined ? ofHybrid(directory, facts) : ofLayers(directory, manifest, facts);
};
