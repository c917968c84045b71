import { ModelError } from '../errors.js';
import { type EngineName, loadEngine } from '../inference/engines/load-engine.js';
import { findEngines } from '../inference/load-classifier.js';
import { modelDirectory } from '../inference/model-directory.js';
import type { ModelManifest } from '../model-manifest.js';
import { readManifest } from '../model-store.js';
import { openStatisticsNet } from './net/open-statistics-net.js';
import { findStatisticsSet, type StatisticsSet } from './statistics-sets.js';
import type { TrackSystem, TrackVerdict } from './track-system.js';

const setOf = (directory: string, { name, featureSet }: ModelManifest): StatisticsSet => {
  const set = findStatisticsSet(featureSet);
  if (set) return set;
  throw new ModelError(
    'model-mismatch',
    `${directory}: ${name} judges windows (${featureSet}): expected a system that judges whole recordings`,
  );
};

/** A network that is asked once a recording is as well off on any engine; ONNX Runtime would need another file. */
const loadTensorFlow = async (wanted: EngineName | 'auto'): Promise<void> => {
  if (wanted !== 'auto' && wanted !== 'onnx') {
    await loadEngine(wanted);
    return;
  }
  const fastest = (await findEngines()).find(({ name }) => name !== 'onnx');
  await loadEngine(fastest?.name);
};

const toVerdict = (
  { name, kind, labels }: ModelManifest,
  scores: Float32Array,
): Omit<TrackVerdict, 'durationSeconds'> => {
  if (!scores.every(Number.isFinite)) {
    throw new ModelError('model-damaged', `${name}: expected numbers, it says ${scores.join()}`);
  }
  if (kind !== 'descriptors') {
    return { probabilities: Object.fromEntries(labels.map((label, i) => [label, scores[i]])) };
  }
  const share = (score: number): number => Math.min(1, Math.max(0, score));
  return { descriptors: Object.fromEntries(labels.map((label, i) => [label, share(scores[i])])) };
};

/**
 * Loads a system that judges whole recordings, by the name of one that ships with Earshot or lies among the user's
 * models, or by its folder. Fails with a `ModelError` that says what is missing, damaged or at odds.
 */
export const loadTrackSystem = async (
  nameOrDirectory: string,
  { engine = 'auto' }: { readonly engine?: EngineName | 'auto' } = {},
): Promise<TrackSystem> => {
  const directory = modelDirectory(nameOrDirectory);
  const manifest = await readManifest(directory);
  const set = setOf(directory, manifest);
  await loadTensorFlow(engine);
  const { judge, dispose } = await openStatisticsNet(directory, manifest, set.size);
  const { name, hash, labels } = manifest;
  return {
    info: { name, hash, labels },
    hear: async (path, options) => {
      const { durationSeconds, values } = await set.hear(path, options);
      return { durationSeconds, ...toVerdict(manifest, await judge(values)) };
    },
    dispose,
  };
};
