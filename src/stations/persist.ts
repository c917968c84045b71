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

/** Writes a change down and says whether it stands there; never fails. */
export type Persist = (edit: ConfigEdit) => Promise<Persistence>;

/** Writes changes into the configuration file, if there is one. */
export const createPersist =
  (file: ConfigFile | undefined): Persist =>
  async (edit) => {
    if (!file) return { persisted: false, reason: 'not started by `earshot serve --config FILE`' };
    try {
      await file.change(edit);
      return { persisted: true };
    } catch (error) {
      return { persisted: false, reason: reasonOf(error) };
    }
  };
