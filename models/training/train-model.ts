import { loadEngine } from '../inference/engines/load-engine.js';
import type { ModelManifest } from '../model-manifest.js';
import { loadDataset } from './load-dataset.js';
import { saveTrainedModel } from './save-trained-model.js';
import { splitDataset } from './split-dataset.js';
import { trainOn } from './train-on.js';
import type { TrainingOptions, TrainingPlaces, TrainingProgress } from './training-options.js';

/**
 * Trains the hybrid on the training clips of `dataDirectory` and writes weights and manifest into
 * `outputDirectory`; the test clips are never looked at. Fails with a `ModelError` when the data or
 * the engine is not to be had, and with the reason of `places.stop` when that is aborted.
 */
export const trainModel = async (
  options: TrainingOptions,
  places: TrainingPlaces,
  onProgress: (progress: TrainingProgress) => void,
): Promise<ModelManifest> => {
  await loadEngine(places.engine);
  const dataset = await loadDataset(places.dataDirectory);
  const { train, valid } = splitDataset(dataset);
  const parts = { labels: dataset.labels, train, valid };
  return trainOn(parts, options, places, onProgress, (hybrid) =>
    saveTrainedModel(hybrid.step, dataset, options, places),
  );
};
