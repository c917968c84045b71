import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The model that runs unless told otherwise. */
const DEFAULT_MODEL = 'hybrid';

/** Earshot's own folder, the same whether it runs from source or compiled. */
const packageDirectory = (): string =>
  dirname(createRequire(import.meta.url).resolve('earshot/package.json'));

const NAME = /^\w[\w.-]*$/;

/** Folder of a model given by the name of one that ships with Earshot, or by its path. */
export const modelDirectory = (nameOrPath: string = DEFAULT_MODEL): string => {
  if (!NAME.test(nameOrPath)) return resolve(nameOrPath);
  const shipped = join(packageDirectory(), 'models', 'saved', nameOrPath);
  return existsSync(shipped) ? shipped : resolve(nameOrPath);
};
