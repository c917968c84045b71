import { createHash } from 'node:crypto';
import { ModelError } from './errors.js';

/** First 12 hex digits of the SHA-256 of a model's weight files, one after the other. */
export const hashWeights = (files: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  files.forEach((bytes) => hash.update(bytes));
  return hash.digest('hex').slice(0, 12);
};

/** Fails with a `ModelError` when the weights are not those that the manifest speaks of. */
export const checkHash = (
  files: readonly Uint8Array[],
  expected: string,
  directory: string,
): void => {
  const found = hashWeights(files);
  if (found === expected) return;
  throw new ModelError(
    'model-damaged',
    `${directory}: hash: the manifest says ${expected}, the weights have ${found}`,
  );
};
