import { FEATURE_SET } from '../../streams/index.js';
import { ModelError } from '../errors.js';
import type { Classifier, ModelInfo } from '../inference/classifier.js';
import type { ModelManifest } from '../model-manifest.js';
import { classicalClassifier } from './classical-classifier.js';
import { openClassical } from './open-classical.js';
import { DESCRIPTION } from './window-moments.js';

/**
 * Loads a classical model on the live statistics. Fails with a `ModelError` that names the folder and what does not
 * fit.
 */
export const loadClassical = async (
  directory: string,
  manifest: ModelManifest,
  info: ModelInfo,
): Promise<Classifier> => {
  const { featureSet } = manifest;
  if (featureSet === FEATURE_SET.id) {
    return classicalClassifier(await openClassical(directory, manifest, DESCRIPTION), info);
  }
  throw new ModelError(
    'model-mismatch',
    `${directory}/manifest.json: featureSet: expected "${FEATURE_SET.id}", as model.json is of live statistics, received "${featureSet}"`,
  );
};
