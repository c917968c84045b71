import { ModelError } from '../errors.js';
import type { ModelManifest } from '../model-manifest.js';
import type { LoadedDataset } from '../training/load-dataset.js';
import type { Split } from '../training/dataset.js';

/** The parts of its own data that a model has learnt from. */
export const heardParts = ({ training }: Pick<ModelManifest, 'training'>): readonly Split[] =>
  training?.parts ?? (training?.refitOf ? ['train', 'valid'] : ['train']);

/**
 * Fails with a `ModelError` when a model would be scored on validation clips that it has learnt from:
 * those of the very data, by their digest, that it was made from.
 */
export const requireUnheard = (
  manifest: ModelManifest,
  { digest }: Pick<LoadedDataset, 'digest'>,
  part: string,
): void => {
  const { name, training, data } = manifest;
  if (part !== 'valid' || digest !== data?.digest) return;
  if (!heardParts(manifest).includes('valid')) return;
  const chosen = training?.refitOf;
  const other = chosen ? `, or the model it was made after (${chosen.hash})` : '';
  throw new ModelError(
    'data-heard',
    `${name} has learnt from its validation clips, so a figure on them would mean nothing; expected the part test${other}`,
  );
};
