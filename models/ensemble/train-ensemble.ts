import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { poolWeights } from '../baselines/classical/pool-weights.js';
import { ModelError } from '../errors.js';
import { choosePart } from '../evaluation/choose-part.js';
import { requireUnheard } from '../evaluation/require-unheard.js';
import { streamClips } from '../evaluation/stream-clips.js';
import type { EngineName } from '../inference/engines/load-engine.js';
import { judgeClip } from '../inference/judge-clip.js';
import { loadClassifier } from '../inference/load-classifier.js';
import { modelDirectory } from '../inference/model-directory.js';
import type { ModelManifest } from '../model-manifest.js';
import { readManifest } from '../model-store.js';
import type { LoadedDataset } from '../training/load-dataset.js';
import { readModelJson } from '../read-model-file.js';
import { ensembleFileSchema } from './ensemble-file.js';
import { saveEnsemble } from './save-ensemble.js';

/** Which models vote, and where the vote goes. */
export type EnsembleTraining = {
  /** Names or folders of the models. */
  readonly members: readonly string[];
  readonly outputDirectory: string;
  readonly command: string;
  /** A chosen vote whose weights are taken over, for members that were trained again with more clips. */
  readonly refit?: string | undefined;
  readonly engine?: EngineName | 'auto' | undefined;
  readonly onProgress: (share: number, words: string) => void;
  readonly stop: AbortSignal;
};

/** What a member says of each validation clip as a whole, `[clips × labels]`. */
const hearValid = async (
  model: string,
  dataset: LoadedDataset,
  { engine, stop }: EnsembleTraining,
  onProgress: (share: number) => void,
): Promise<Float32Array> => {
  requireUnheard(await readManifest(modelDirectory(model)), dataset, 'valid');
  const classifier = await loadClassifier({ model, ...(engine && { engine }) });
  try {
    const { labels } = classifier.info;
    const { clips } = choosePart(dataset, 'valid', classifier.info);
    const options = { stop, onProgress: (done: number) => onProgress(done / clips.length) };
    const heard = await streamClips(classifier, clips, options);
    return Float32Array.from(heard.flatMap((each) => [...judgeClip(each, labels).probabilities]));
  } finally {
    classifier.dispose();
  }
};

const chooseWeights = async (
  dataset: LoadedDataset,
  training: EnsembleTraining,
  labels: readonly string[],
): Promise<number[]> => {
  const { members, onProgress } = training;
  const heard: Float32Array[] = [];
  for (const [place, model] of members.entries()) {
    const tell = (share: number) =>
      onProgress((place + share) / members.length, `hearing ${model}`);
    heard.push(await hearValid(model, dataset, training, tell));
  }
  const { clips } = choosePart(dataset, 'valid', { labels });
  return poolWeights(
    heard,
    clips.map(({ label }) => label),
    labels.length,
  ).map((weight) => Number(weight.toFixed(3)));
};

const takeWeights = async (chosen: string, count: number): Promise<number[]> => {
  const directory = modelDirectory(chosen);
  const { members } = await readModelJson(directory, 'model.json', ensembleFileSchema);
  if (members.length === count) return members.map(({ weight }) => weight);
  throw new ModelError(
    'model-mismatch',
    `${chosen} is a vote of ${members.length} models; expected as many members, received ${count}`,
  );
};

const weigh = (
  dataset: LoadedDataset,
  training: EnsembleTraining,
  labels: readonly string[],
): Promise<number[]> =>
  training.refit === undefined
    ? chooseWeights(dataset, training, labels)
    : takeWeights(training.refit, training.members.length);

const identify = async (model: string): Promise<{ name: string; hash: string }> => {
  const { name, hash } = await readManifest(modelDirectory(model));
  return { name, hash };
};

const placeOf = (model: string, outputDirectory: string): string =>
  relative(resolve(outputDirectory, '..'), modelDirectory(model));

/** What the members' training music was like is what the vote's was. */
const copyFamiliarity = async (from: string, to: string): Promise<void> => {
  for (const name of ['familiarity.bin', 'familiarity.json']) {
    const path = join(modelDirectory(from), name);
    if (existsSync(path)) await copyFile(path, join(to, name));
  }
};

const describeMembers = (
  { members, outputDirectory }: EnsembleTraining,
  manifests: readonly ModelManifest[],
  weights: readonly number[],
) =>
  members.map((model, place) => ({
    model: placeOf(model, outputDirectory),
    hash: manifests[place].hash,
    weight: weights[place],
  }));

/**
 * Makes a vote of models: how much each counts makes the validation clips likeliest, which none of them may have
 * learnt from. Fails with a `ModelError` when the members do not fit together, and with the reason of `stop`.
 */
export const trainEnsemble = async (
  dataset: LoadedDataset,
  training: EnsembleTraining,
): Promise<ModelManifest> => {
  const { members, outputDirectory, command, refit } = training;
  const manifests = await Promise.all(members.map((each) => readManifest(modelDirectory(each))));
  const [{ labels, featureSet, frontEnd, data }] = manifests;
  const weights = await weigh(dataset, training, labels);
  const refitOf = refit === undefined ? undefined : await identify(refit);
  const manifest = await saveEnsemble(
    outputDirectory,
    describeMembers(training, manifests, weights),
    {
      name: basename(resolve(outputDirectory)),
      labels,
      featureSet,
      ...(frontEnd && { frontEnd }),
      ...(data && { data }),
      training: {
        command,
        clips: Math.max(...manifests.map((manifest) => manifest.training?.clips ?? 0)),
        options: { weights },
        ...(refitOf && { refitOf }),
      },
    },
  );
  await copyFamiliarity(members[0], outputDirectory);
  return manifest;
};
