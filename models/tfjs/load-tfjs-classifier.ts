import type { FrontEnd } from '../../streams/index.js';
import { checkHash } from '../hash-weights.js';
import type { Classifier, ModelInfo } from '../inference/classifier.js';
import { tryClassifier } from '../inference/try-classifier.js';
import type { ModelManifest } from '../model-manifest.js';
import { matchTensors } from './match-tensors.js';
import { inFolder, openTfjsModel } from './open-tfjs-model.js';
import { readArtifacts } from './read-artifacts.js';
import { tfjsClassifier } from './tfjs-classifier.js';
import type { TfjsModel } from './tfjs-model.js';

/** What the manifest asks for, beside the manifest itself. */
export type TfjsModelFacts = {
  readonly manifest: ModelManifest;
  readonly frontEnd: FrontEnd;
  readonly info: ModelInfo;
};

/**
 * Takes a TensorFlow.js layers model or graph model as a classifier, once it fits its manifest and has judged a
 * window of silence; the engine must be loaded before. Fails with a `ModelError` that says which field does not fit.
 */
export const loadTfjsClassifier = async (
  directory: string,
  { manifest, frontEnd, info }: TfjsModelFacts,
): Promise<Classifier> => {
  const { artifacts, shards } = await readArtifacts(directory);
  checkHash(shards, manifest.hash, directory);
  let model: TfjsModel | undefined;
  try {
    model = await openTfjsModel(artifacts);
    const roles = matchTensors(model, manifest, frontEnd);
    const activation = manifest.tensors?.activation ?? 'softmax';
    const classifier = tfjsClassifier(model, roles, activation, info);
    await tryClassifier(classifier, frontEnd);
    return classifier;
  } catch (error) {
    model?.dispose();
    throw inFolder(directory, error);
  }
};
