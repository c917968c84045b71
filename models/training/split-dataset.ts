import { ModelError } from '../errors.js';
import type { Clip, Dataset, Split } from './dataset.js';

const partOf = ({ clips, labels }: Dataset, split: Split): readonly Clip[] => {
  const part = clips.filter((clip) => clip.split === split);
  if (part.length > 0) return part;
  throw new ModelError(
    'data-missing',
    `the data have no clip of the part "${split}": expected some of ${clips.length} clips of ${labels.length} genres to be in it; whole artists stay together, so a few more artists or files may be needed`,
  );
};

/** The clips of each part of the split; asking for a part that is empty fails with a `ModelError`. */
export const splitDataset = (dataset: Dataset): Readonly<Record<Split, readonly Clip[]>> => ({
  get train() {
    return partOf(dataset, 'train');
  },
  get valid() {
    return partOf(dataset, 'valid');
  },
  get test() {
    return partOf(dataset, 'test');
  },
});
