import { ModelError } from '../errors.js';
import type { EngineName } from '../inference/engines/load-engine.js';
import { modelDirectory } from '../inference/model-directory.js';
import type { ModelManifest } from '../model-manifest.js';
import { readManifest } from '../model-store.js';
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

/** What is said of a recording on the whole. */
const meanOf = (said: readonly Float32Array[]): Float32Array =>
  said[0].map((_, label) => said.reduce((sum, each) => sum + each[label] / said.length, 0));

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

/** What was measured when it was kept. */
const r2Of = ({ labels, metrics = {} }: ModelManifest): Record<string, number> =>
  Object.fromEntries(
    labels.flatMap((label) => {
      const r2 = metrics[`r2.${label}`];
      return r2 === undefined ? [] : [[label, r2]];
    }),
  );

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
  const { judge, dispose } = await set.open(directory, manifest, set.size, engine);
  const { name, hash, kind, labels } = manifest;
  return {
    info: { name, hash, labels, ...(kind === 'descriptors' && { r2: r2Of(manifest) }) },
    hear: async (path, options) => {
      const { durationSeconds, pieces } = await set.hear(path, options);
      const said = await Promise.all(pieces.map(judge));
      return { durationSeconds, ...toVerdict(manifest, meanOf(said)) };
    },
    dispose,
  };
};
