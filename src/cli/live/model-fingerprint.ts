import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { modelDirectory, SOUND_KIND_MODEL } from '../../../models/index.js';
import type { Config } from '../../config/config-schema.js';

const describeFolder = async (folder: string): Promise<readonly string[]> => {
  const names = (await readdir(folder)).sort();
  return Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      return `${join(folder, name)} ${size} ${mtimeMs}`;
    }),
  );
};

/**
 * A text that is another one when the configuration would load another model now: another name, engine or default, or
 * other files. Fails when there is no such model.
 */
export const modelFingerprint = async ({
  model,
  engine,
}: Pick<Config, 'model' | 'engine'>): Promise<string> => {
  const folders = [modelDirectory(model), modelDirectory(SOUND_KIND_MODEL)];
  const files = await Promise.all(folders.map(describeFolder));
  return [engine, ...files.flat()].join('\n');
};
