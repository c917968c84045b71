import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FEATURE_SET } from '../../streams/index.js';
import type { NamedArrays } from '../baselines/classical/classical-model.js';
import type { Scaler } from '../baselines/rows/scaler.js';
import { ModelError } from '../errors.js';
import { checkHash, hashWeights } from '../hash-weights.js';
import { type ModelFacts, type ModelManifest, modelManifestSchema } from '../model-manifest.js';
import { writeManifest } from '../model-store.js';
import { readModelFile, readModelJson } from '../read-model-file.js';

/** What `model.json` calls a classical model on statistics. */
export const CLASSICAL_FORMAT = 'earshot-classical-1';

const classicalFileSchema = z.strictObject({
  format: z.literal(CLASSICAL_FORMAT),
  /** Name of the classical model. */
  kind: z.string(),
  /** What `weights.bin` holds, in this order. */
  arrays: z.array(z.strictObject({ name: z.string(), length: z.number().int().nonnegative() })),
});

/** A classical model as it is written down. */
export type SavedClassical = {
  readonly kind: string;
  /** What statistics are scaled by. */
  readonly scaler: { readonly [Part in keyof Scaler]: ArrayLike<number> };
  readonly arrays: NamedArrays;
};

const LIVE = { featureSet: FEATURE_SET.id, frontEnd: FEATURE_SET, stateful: true } as const;

/**
 * Writes `model.json`, `weights.bin` (little-endian Float32: centre, spread, then the arrays that `model.json` lists)
 * and `manifest.json` into `directory`; gives the manifest. `statistics` names those of whole recordings that it was
 * learnt from; when left out, these are the live ones of `describeMoments`.
 */
export const saveClassical = async (
  directory: string,
  { kind, scaler: { centre, spread }, arrays }: SavedClassical,
  facts: ModelFacts,
  statistics?: string,
): Promise<ModelManifest> => {
  const parts = Object.entries({ centre, spread, ...arrays });
  const bytes = Buffer.concat(
    parts.map(([, part]) => new Uint8Array(Float32Array.from(part).buffer)),
  );
  const listed = parts.map(([name, { length }]) => ({ name, length }));
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'weights.bin'), bytes);
  const file = { format: CLASSICAL_FORMAT, kind, arrays: listed };
  await writeFile(join(directory, 'model.json'), `${JSON.stringify(file, null, 2)}\n`);
  const manifest = modelManifestSchema.parse({
    format: 'earshot-model-1',
    ...facts,
    hash: hashWeights([bytes]),
    ...(statistics === undefined ? LIVE : { featureSet: statistics, stateful: false }),
    parameters: bytes.length / Float32Array.BYTES_PER_ELEMENT - 2 * centre.length,
  });
  return writeManifest(directory, manifest);
};

const mismatch = (directory: string, message: string): ModelError =>
  new ModelError('model-mismatch', `${directory}: ${message}`);

/**
 * Reads what `saveClassical` wrote of a model on `size` statistics. Fails with a `ModelError` that names folder and
 * field.
 */
export const readClassical = async (
  directory: string,
  manifest: Pick<ModelManifest, 'hash'>,
  size: number,
): Promise<SavedClassical> => {
  const { kind, arrays: listed } = await readModelJson(
    directory,
    'model.json',
    classicalFileSchema,
  );
  const bytes = await readModelFile(directory, 'weights.bin');
  checkHash([bytes], manifest.hash, directory);
  const values = new Float32Array(Uint8Array.from(bytes).buffer);
  const expected = listed.reduce((sum, { length }) => sum + length, 0);
  if (values.length !== expected) {
    throw mismatch(directory, `weights.bin: expected ${expected} numbers, has ${values.length}`);
  }
  let end = 0;
  const { centre, spread, ...arrays } = Object.fromEntries(
    listed.map(({ name, length }) => [name, values.slice(end, (end += length))]),
  );
  if (centre?.length !== size || spread?.length !== size) {
    throw mismatch(directory, `arrays: expected centre and spread of ${size} statistics`);
  }
  return { kind, scaler: { centre, spread }, arrays };
};
