import { findFrontEnd, FRONT_END_PRESETS, type FrontEnd } from '../streams/index.js';
import { ModelError } from './errors.js';
import type { ModelManifest } from './model-manifest.js';

const fail = (directory: string, message: string): never => {
  throw new ModelError('model-mismatch', `${directory}/manifest.json: ${message}`);
};

const differingField = (one: FrontEnd, other: FrontEnd): keyof FrontEnd | undefined =>
  (Object.keys(one) as (keyof FrontEnd)[]).find(
    (field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]),
  );

const presetOrFail = (featureSet: string, directory: string): FrontEnd => {
  const names = FRONT_END_PRESETS.map(({ id }) => id).join(', ');
  const message = `featureSet: received "${featureSet}", expected one of ${names}, or a frontEnd stated field by field`;
  return findFrontEnd(featureSet) ?? fail(directory, message);
};

const checkAgreement = (preset: FrontEnd, stated: FrontEnd, directory: string): void => {
  const field = differingField(preset, stated);
  if (!field) return;
  const [expected, received] = [preset, stated].map((each) => JSON.stringify(each[field]));
  const message = `frontEnd.${field}: the preset "${preset.id}" has ${expected}, received ${received}; a front end of your own needs another id`;
  fail(directory, message);
};

/**
 * The front end that a manifest asks for: the one it states, or the preset that `featureSet` names.
 * Fails with a `ModelError` when there is neither, or when the two disagree.
 */
export const frontEndOf = (
  { featureSet, frontEnd }: ModelManifest,
  directory: string,
): FrontEnd => {
  if (!frontEnd) return presetOrFail(featureSet, directory);
  if (frontEnd.id !== featureSet) {
    const message = `frontEnd.id: expected "${featureSet}" as in featureSet, received "${frontEnd.id}"`;
    fail(directory, message);
  }
  const preset = findFrontEnd(featureSet);
  if (preset) checkAgreement(preset, frontEnd, directory);
  return frontEnd;
};
