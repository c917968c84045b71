import type { ConfigEdit } from '../config/config-edits.js';
import type { ConfigFile } from '../config/config-file.js';
import { ConfigError } from '../errors.js';
import type { Persistence } from '../protocol/index.js';

/** Files and folders are the server's own business: only what kind of trouble it was is said. */
const reasonOf = (error: unknown): string => {
  if (error instanceof ConfigError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code) return `the configuration file cannot be written (${code})`;
  return error instanceof Error ? error.message : String(error);
};

/** Writes changes into the configuration file, if there is one, and says whether they stand there. */
export const createPersistence =
  (file: ConfigFile | undefined) =>
  async (edit: ConfigEdit): Promise<Persistence> => {
    if (!file) return { persisted: false, reason: 'not started by `earshot serve --config FILE`' };
    try {
      await file.change(edit);
      return { persisted: true };
    } catch (error) {
      return { persisted: false, reason: reasonOf(error) };
    }
  };
