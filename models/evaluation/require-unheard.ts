import { ModelError } from '../errors.js';
import type { ModelManifest } from '../model-manifest.js';
import type { Split } from '../training/dataset.js';

/** The parts of its own data that a model has learnt from. */
export const heardParts = ({ training }: Pick<ModelManifest, 'training'>): readonly Split[] =>
  training?.refitOf ? ['train', 'valid'] : ['train'];

/** Fails with a `ModelError` when a model would be scored on validation clips that it has learnt from. */
export const requireUnheard = (manifest: ModelManifest, part: string): void => {
  if (part !== 'valid' || !heardParts(manifest).includes('valid')) return;
  const { name, training } = manifest;
  throw new ModelError(
    'data-heard',
    `${name} has learnt from its validation clips, so a figure on them would mean nothing; expected the part test, or the model it was made after (${training?.refitOf?.hash})`,
  );
};
