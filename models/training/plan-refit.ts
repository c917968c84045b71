import { defaultArchitecture } from '../architecture/architecture.js';
import { ModelError } from '../errors.js';
import type { ModelManifest } from '../model-manifest.js';
import type { LoadedDataset } from './load-dataset.js';
import { defaultTrainingOptions, type Refit, type TrainingOptions } from './training-options.js';

/** A training once more: on which data, how, and of what. */
export type RefitPlan = {
  readonly dataset: LoadedDataset;
  readonly options: TrainingOptions;
  readonly refit: Refit;
};

/** The validation clips become training clips; those of the test stay what they are. */
const joinParts = (dataset: LoadedDataset): LoadedDataset => ({
  ...dataset,
  clips: dataset.clips.map((clip) => (clip.split === 'valid' ? { ...clip, split: 'train' } : clip)),
});

const requireSame = (found: string, wanted: string, what: string, name: string): void => {
  if (found === wanted) return;
  throw new ModelError(
    'model-mismatch',
    `${name} was trained on data with other ${what}: expected ${wanted}, found ${found}; give the same --data as then`,
  );
};

/**
 * What trains the recipe of a chosen model again, on its validation clips too: when nothing is left to
 * choose, they are worth more as music to learn from. Fails with a `ModelError` when the manifest tells no
 * training of ours or the data are not those that it tells.
 */
export const planRefit = (manifest: ModelManifest, dataset: LoadedDataset): RefitPlan => {
  const { name, hash, training, data, labels, temperature } = manifest;
  if (!training || !data) {
    throw new ModelError('model-mismatch', `${name} does not tell how it was trained`);
  }
  if (training.refitOf) {
    throw new ModelError('model-mismatch', `${name} has learnt from its validation clips already`);
  }
  requireSame(dataset.labels.join(', '), labels.join(', '), 'labels', name);
  requireSame(dataset.digest, data.digest, 'clips (by their digest)', name);
  const told = training.options as Partial<TrainingOptions>;
  return {
    dataset: joinParts(dataset),
    options: {
      ...defaultTrainingOptions,
      ...told,
      architecture: defaultArchitecture,
      patience: undefined,
      lastEpoch: training.epoch,
    },
    refit: { name, hash, temperature },
  };
};
