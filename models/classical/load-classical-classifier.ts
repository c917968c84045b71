import { ModelError } from '../errors.js';
import type { Classifier, ModelInfo } from '../inference/classifier.js';
import { tryClassifier } from '../inference/try-classifier.js';
import { FEATURE_SET } from '../../streams/index.js';
import type { ModelManifest } from '../model-manifest.js';
import { classicalClassifier } from './classical-classifier.js';
import { loadClassical } from './classical-store.js';

/**
 * Reads a classical model and lets it judge a window of silence. Fails with a `ModelError` that names the folder and
 * what does not fit.
 */
export const loadClassicalClassifier = async (
  directory: string,
  manifest: ModelManifest,
  info: ModelInfo,
): Promise<Classifier> => {
  const { kind, scaler, arrays } = await loadClassical(directory, manifest);
  // Loaded when wanted: each of these models brings a library of its own.
  const { CLASSICAL_MODELS } = await import('../baselines/classical/classical-models.js');
  const model = CLASSICAL_MODELS.find(({ name }) => name === kind);
  if (!model) {
    const known = CLASSICAL_MODELS.map(({ name }) => name).join(', ');
    const message = `${directory}/model.json: kind: expected one of ${known}, received "${kind}"`;
    throw new ModelError('model-mismatch', message);
  }
  try {
    const fitted = model.restore(arrays, manifest.labels.length);
    const classifier = classicalClassifier(fitted, scaler, info);
    await tryClassifier(classifier, FEATURE_SET);
    return classifier;
  } catch (cause) {
    const [reason] = (cause as Error).message.split('\n');
    throw new ModelError(
      'model-mismatch',
      `${directory}: arrays: they make no ${kind}: ${reason}`,
      {
        cause,
      },
    );
  }
};
