import { basename, resolve } from 'node:path';
import type * as tf from '@tensorflow/tfjs';
import type { ModelManifest } from '../model-manifest.js';
import { saveModel } from '../model-store.js';
import type { Dataset } from './dataset.js';
import { splitDataset } from './split-dataset.js';
import type { TrainingOptions, TrainingPlaces } from './training-options.js';

/** Writes the trained model into the output directory, whose last part is its name; gives the manifest. */
export const saveTrainedModel = (
  model: tf.LayersModel,
  dataset: Dataset,
  options: TrainingOptions,
  { outputDirectory, command }: TrainingPlaces,
): Promise<ModelManifest> => {
  const { architecture, ...others } = options;
  return saveModel(outputDirectory, model, architecture, {
    name: basename(resolve(outputDirectory)),
    labels: [...dataset.labels],
    training: { command, clips: splitDataset(dataset).train.length, options: others },
  });
};
