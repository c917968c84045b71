import { ModelError } from '../errors.js';
import type { Clip, Dataset, Split } from './dataset.js';

/** The clips of each part of the data set's own split; fails with a `ModelError` when one is empty. */
export const splitDataset = (dataset: Dataset): Record<Split, readonly Clip[]> => {
  const part = (split: Split) => dataset.clips.filter((clip) => clip.split === split);
  const parts = { train: part('train'), valid: part('valid'), test: part('test') };
  for (const [name, clips] of Object.entries(parts)) {
    if (clips.length === 0) {
      throw new ModelError('data-damaged', `index.tsv names no clip of the split "${name}"`);
    }
  }
  return parts;
};
