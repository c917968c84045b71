import { readFile } from 'node:fs/promises';
import { ConfigError } from '../errors.js';
import type { Config } from './config-schema.js';
import { parseConfig } from './parse-config.js';

const readText = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? 'there is no such file'
        : String((error as Error).message);
    throw new ConfigError(`cannot read the configuration ${file}: ${reason}`);
  }
};

/** Reads the YAML file, or gives the defaults when none is named. Fails with a `ConfigError`. */
export const loadConfig = async (file: string | undefined): Promise<Config> =>
  file === undefined ? parseConfig('', 'defaults') : parseConfig(await readText(file), file);
