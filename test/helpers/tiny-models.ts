import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadClassifier } from '../../models/index.js';
import {
  type ManifestChanges,
  writeTinyGraphModel,
  writeTinyLayersModel,
} from './write-tfjs-model.js';

const MUSICNN = [187, 96] as const;

/** A graph model's manifest with a constant input and independent scores. */
export const GRAPH = {
  featureSet: 'musicnn',
  tensors: { constants: { 'model/Placeholder_1': false }, activation: 'sigmoid' },
};

/** A layers model's manifest with a memory that is handed back and passed in. */
export const MEMORY = {
  featureSet: 'musicnn',
  stateful: true,
  tensors: { output: 'scores', states: [{ input: 'before', output: 'after' }] },
};

/** A folder for one test, with what writes a model of 187 frames of 96 bands into it and what loads it. */
export const openModelFolder = async () => {
  const directory = await mkdtemp(join(tmpdir(), 'earshot-tfjs-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return {
    directory,
    load: () => loadClassifier({ model: directory, engine: 'wasm' }),
    layers: (manifest: ManifestChanges, options = {}) =>
      writeTinyLayersModel(directory, MUSICNN, { featureSet: 'musicnn', ...manifest }, options),
    graph: (manifest: ManifestChanges = {}, batch?: number) =>
      writeTinyGraphModel(directory, MUSICNN, { ...GRAPH, ...manifest }, batch),
  };
};

/** What `openModelFolder` gives. */
export type ModelFolder = Awaited<ReturnType<typeof openModelFolder>>;
