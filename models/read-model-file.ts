import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ModelError } from './errors.js';

const GENRE_MODEL_FILES = 'model.json, its weights and manifest.json';

/**
 * Bytes of a file of the model in `directory`, which holds `files`. Fails with a `ModelError` that names the file.
 */
export const readModelFile = (
  directory: string,
  name: string,
  files: string = GENRE_MODEL_FILES,
): Promise<Buffer> =>
  readFile(join(directory, name)).catch((cause: unknown) => {
    throw new ModelError(
      'model-missing',
      `no model in ${directory}: expected ${files}, cannot read ${name}`,
      { cause },
    );
  });

/** A JSON file of the model in `directory`, which holds `files`. Fails with a `ModelError` that names file and field. */
export const readModelJson = async <T>(
  directory: string,
  name: string,
  schema: z.ZodType<T>,
  files?: string,
): Promise<T> => {
  const text = (await readModelFile(directory, name, files)).toString('utf8');
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const what = cause instanceof z.ZodError ? z.prettifyError(cause) : 'it is not JSON';
    throw new ModelError(
      'model-damaged',
      `${join(directory, name)} is no Earshot model file: ${what.replaceAll(/\s+/g, ' ')}`,
      { cause },
    );
  }
};
