import { readFile } from 'node:fs/promises';
import { ConfigError } from '../errors.js';
import { changeConfigText } from './change-config-text.js';
import type { ConfigEdit } from './config-edits.js';
import { writeAtomically } from './write-atomically.js';

/**
 * Changes a YAML configuration and keeps its comments. Nothing is written when it is wrong before or would be
 * wrong afterwards: then it fails with a `ConfigError` that says where.
 */
export const editConfig = async (file: string, change: ConfigEdit): Promise<void> => {
  const before = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new ConfigError(`cannot read the configuration ${file}: ${reason}`);
  });
  const after = changeConfigText(before, file, change);
  if (after !== before) await writeAtomically(file, after);
};
