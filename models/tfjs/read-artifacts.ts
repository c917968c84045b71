import { basename, join } from 'node:path';
import type * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import { ModelError } from '../errors.js';
import { readModelFile, readModelJson } from '../read-model-file.js';

const modelJsonSchema = z.looseObject({
  format: z.enum(['layers-model', 'graph-model']),
  modelTopology: z.looseObject({}),
  weightsManifest: z
    .array(
      z.object({
        // A shard lies beside model.json, and nothing outside the folder is read.
        paths: z.array(z.string().refine((path) => path === basename(path) && path !== '..')),
        weights: z.array(
          z.looseObject({
            name: z.string(),
            shape: z.array(z.number().int().nonnegative()),
            dtype: z.string(),
          }),
        ),
      }),
    )
    .min(1),
});

/** What TensorFlow.js loads a model from, and the weight files as they lie on disk. */
export type ReadArtifacts = {
  readonly artifacts: tf.io.ModelArtifacts;
  readonly shards: readonly Uint8Array[];
};

const readShard = (directory: string, name: string): Promise<Buffer> =>
  readModelFile(directory, name).catch((cause: unknown) => {
    throw new ModelError(
      'model-missing',
      `${join(directory, 'model.json')}: weightsManifest: expected the shard ${name} beside it, there is none`,
      { cause },
    );
  });

/** Reads `model.json` and the shards it lists. Fails with a `ModelError` that names file and field. */
export const readArtifacts = async (directory: string): Promise<ReadArtifacts> => {
  const file = await readModelJson(directory, 'model.json', modelJsonSchema);
  const { format, weightsManifest, ...rest } = file;
  const shards: Uint8Array[] = [];
  for (const path of weightsManifest.flatMap(({ paths }) => paths)) {
    shards.push(await readShard(directory, path));
  }
  const artifacts = {
    ...rest,
    format,
    weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
    weightData: Uint8Array.from(Buffer.concat(shards)).buffer,
  } as unknown as tf.io.ModelArtifacts;
  return { artifacts, shards };
};
