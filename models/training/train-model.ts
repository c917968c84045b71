import { loadEngine } from '../inference/engines/load-engine.js';
import type { ModelManifest } from '../model-manifest.js';
import { requireCheckpoint } from './checkpoint.js';
import type { LoadedDataset } from './load-dataset.js';
import { saveTrainedModel } from './save-trained-model.js';
import { splitDataset } from './split-dataset.js';
import { trainOn } from './train-on.js';
import type { TrainingOptions, TrainingPlaces, TrainingProgress } from './training-options.js';

/**
 * Trains the hybrid on the training clips of `dataset` and writes weights and manifest into
 * `outputDirectory`; the test clips are never looked at. Fails with a `ModelError` when the engine is
 * not to be had or there is nothing to resume, and with the reason of `places.stop` when that is aborted.
 */
export const trainModel = async (
  dataset: LoadedDataset,
  options: TrainingOptions,
  places: TrainingPlaces,
  onProgress: (progress: TrainingProgress) => void,
): Promise<ModelManifest> => {
  if (places.resume) requireCheckpoint(places.outputDirectory);
  const split = splitDataset(dataset);
  await loadEngine(places.engine);
  const parts = {
    labels: dataset.labels,
    train: split.train,
    valid: places.refit ? [] : split.valid,
    digest: places.refit ? `${dataset.digest}, valid heard` : dataset.digest,
  };
  return trainOn(parts, options, places, onProgress, (hybrid, check) =>
    saveTrainedModel(hybrid.step, dataset, options, places, check),
  );
};
