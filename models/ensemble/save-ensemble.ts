import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashWeights } from '../hash-weights.js';
import { type ModelFacts, type ModelManifest, modelManifestSchema } from '../model-manifest.js';
import { writeManifest } from '../model-store.js';
import { ENSEMBLE_FORMAT, type EnsembleFile } from './ensemble-file.js';

/**
 * Writes a vote: `model.json` names the members, `weights.bin` holds their hashes and how much each counts (so that
 * the vote's own hash changes with either), `manifest.json` the rest; gives the manifest.
 */
export const saveEnsemble = async (
  directory: string,
  members: EnsembleFile['members'],
  facts: ModelFacts & Pick<ModelManifest, 'featureSet' | 'frontEnd'>,
): Promise<ModelManifest> => {
  const bytes = Buffer.from(JSON.stringify(members.map(({ hash, weight }) => [hash, weight])));
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'weights.bin'), bytes);
  const file: EnsembleFile = { format: ENSEMBLE_FORMAT, members };
  await writeFile(join(directory, 'model.json'), `${JSON.stringify(file, null, 2)}\n`);
  const manifest = modelManifestSchema.parse({
    format: 'earshot-model-1',
    ...facts,
    hash: hashWeights([bytes]),
    stateful: true,
  });
  return writeManifest(directory, manifest);
};
