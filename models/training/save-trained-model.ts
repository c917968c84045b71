import { basename, resolve } from 'node:path';
import type * as tf from '@tensorflow/tfjs';
import type { ModelManifest } from '../model-manifest.js';
import { saveModel } from '../model-store.js';
import type { Check } from './best-weights.js';
import { describeSplit, type LoadedDataset } from './load-dataset.js';
import { splitDataset } from './split-dataset.js';
import type { TrainingOptions, TrainingPlaces } from './training-options.js';

const describeData = ({ digest, clips, labels, splitKinds }: LoadedDataset) => ({
  digest,
  clips: clips.length,
  labelCounts: Object.fromEntries(
    labels.map((name, label) => [name, clips.filter((clip) => clip.label === label).length]),
  ),
  split: describeSplit(splitKinds),
});

/** Writes the trained model into the output directory, whose last part is its name; gives the manifest. */
export const saveTrainedModel = (
  model: tf.LayersModel,
  dataset: LoadedDataset,
  options: TrainingOptions,
  { outputDirectory, command, refit }: TrainingPlaces,
  check: Check | undefined,
): Promise<ModelManifest> => {
  const { architecture, ...others } = options;
  return saveModel(outputDirectory, model, architecture, {
    name: basename(resolve(outputDirectory)),
    labels: [...dataset.labels],
    data: describeData(dataset),
    ...(refit?.temperature !== undefined && { temperature: refit.temperature }),
    training: {
      command,
      clips: splitDataset(dataset).train.length,
      ...(refit && { refitOf: { name: refit.name, hash: refit.hash } }),
      ...(check && { epoch: check.epoch }),
      options: others,
    },
  });
};
