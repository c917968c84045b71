import { randomUUID } from 'node:crypto';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { parseDocument, type Document } from 'yaml';
import { ConfigError } from '../errors.js';
import { parseConfig } from './parse-config.js';

/** Written beside it, flushed and renamed: whoever reads it finds the old file or the new one, never a half. */
const replaceFile = async (file: string, text: string): Promise<void> => {
  const target = await realpath(file);
  const { mode } = await stat(target);
  const fresh = `${target}.${randomUUID()}.new`;
  try {
    const handle = await open(fresh, 'wx', mode & 0o777);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
};

/**
 * Changes a YAML configuration and keeps its comments. Nothing is written when it is wrong before or would be
 * wrong afterwards: then it fails with a `ConfigError` that says where.
 */
export const editConfig = async (
  file: string,
  change: (document: Document) => void,
): Promise<void> => {
  const before = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new ConfigError(`cannot read the configuration ${file}: ${reason}`);
  });
  parseConfig(before, file);
  const document = parseDocument(before);
  change(document);
  const after = document.toString({ lineWidth: 0 });
  parseConfig(after, file);
  await replaceFile(file, after);
};
