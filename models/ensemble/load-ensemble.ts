import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ModelError } from '../errors.js';
import { checkHash } from '../hash-weights.js';
import type { Classifier, ModelInfo } from '../inference/classifier.js';
import { readModelFile, readModelJson } from '../read-model-file.js';
import { ensembleClassifier, type Member } from './ensemble-classifier.js';
import { type EnsembleFile, ensembleFileSchema } from './ensemble-file.js';

/** Where a member lies: beside the vote, or wherever its name is known. */
export const memberDirectory = (directory: string, model: string): string => {
  const beside = join(directory, '..', model);
  return existsSync(beside) ? beside : model;
};

const requireFit = (
  directory: string,
  member: EnsembleFile['members'][number],
  { hash, labels, featureSet }: ModelInfo,
  info: ModelInfo,
): void => {
  const fits = labels.join() === info.labels.join() && featureSet === info.featureSet;
  if (hash === member.hash && fits) return;
  throw new ModelError(
    'model-mismatch',
    `${directory}: members (${member.model}): expected weights ${member.hash} with the labels and the front end of the vote, found ${hash}${fits ? '' : ' with others'}`,
  );
};

/**
 * Loads the members of a vote by `load` and joins them. Fails with a `ModelError` when one is not to be had or is
 * not the very model that the weights were chosen for.
 */
export const loadEnsemble = async (
  directory: string,
  info: ModelInfo,
  load: (model: string) => Promise<Classifier>,
): Promise<Classifier> => {
  const file = await readModelJson(directory, 'model.json', ensembleFileSchema);
  checkHash([await readModelFile(directory, 'weights.bin')], info.hash, directory);
  const members: Member[] = [];
  try {
    for (const member of file.members) {
      const classifier = await load(memberDirectory(directory, member.model));
      members.push({ classifier, weight: member.weight });
      requireFit(directory, member, classifier.info, info);
    }
    return ensembleClassifier(members, info);
  } catch (error) {
    members.forEach(({ classifier }) => classifier.dispose());
    throw error;
  }
};
