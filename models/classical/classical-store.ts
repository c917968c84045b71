import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FEATURE_SET } from '../../streams/index.js';
import { ModelError } from '../errors.js';
import { frontEndOf } from '../front-end-of.js';
import { checkHash, hashWeights } from '../hash-weights.js';
import { type ModelFacts, type ModelManifest, modelManifestSchema } from '../model-manifest.js';
import { writeManifest } from '../model-store.js';
import { readModelFile } from '../read-model-file.js';
import type { LinearModel } from './linear-model.js';
import { DESCRIPTION } from './window-moments.js';

/** What `model.json` calls a classical model on the statistics of `describeMoments`. */
export const CLASSICAL_FORMAT = 'earshot-classical-1';

/**
 * Writes `model.json`, `weights.bin` (little-endian Float32: centre, spread, weights) and `manifest.json` into
 * `directory`; gives the manifest.
 */
export const saveClassical = async (
  directory: string,
  { centre, spread, weights }: LinearModel,
  facts: ModelFacts,
): Promise<ModelManifest> => {
  const bytes = Buffer.from(Float32Array.of(...centre, ...spread, ...weights).buffer);
  const model = {
    format: CLASSICAL_FORMAT,
    statistics: centre.length,
    kind: 'logistic-regression',
  };
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'weights.bin'), bytes);
  await writeFile(join(directory, 'model.json'), `${JSON.stringify(model, null, 2)}\n`);
  const manifest = modelManifestSchema.parse({
    format: 'earshot-model-1',
    ...facts,
    hash: hashWeights([bytes]),
    featureSet: FEATURE_SET.id,
    frontEnd: FEATURE_SET,
    stateful: true,
    parameters: weights.length,
  });
  return writeManifest(directory, manifest);
};

/** Reads what `saveClassical` wrote. Fails with a `ModelError` that names folder and field. */
export const loadClassical = async (
  directory: string,
  manifest: ModelManifest,
): Promise<LinearModel> => {
  const { id } = frontEndOf(manifest, directory);
  const bytes = await readModelFile(directory, 'weights.bin');
  checkHash([bytes], manifest.hash, directory);
  const values = new Float32Array(Uint8Array.from(bytes).buffer);
  const expected = 2 * DESCRIPTION + manifest.labels.length * (DESCRIPTION + 1);
  if (id !== FEATURE_SET.id || values.length !== expected) {
    throw new ModelError(
      'model-mismatch',
      `${directory}: expected ${expected} numbers for front end "${FEATURE_SET.id}", received ${values.length} for "${id}"`,
    );
  }
  return {
    centre: values.slice(0, DESCRIPTION),
    spread: values.slice(DESCRIPTION, 2 * DESCRIPTION),
    weights: values.slice(2 * DESCRIPTION),
  };
};
