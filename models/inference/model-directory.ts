import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { defaultModelFile, userModelsDirectory } from '../user-data.js';

/** The model that runs unless told otherwise. */
const DEFAULT_MODEL = 'hybrid';

/** Earshot's own folder, the same whether it runs from source or compiled. */
export const packageDirectory = (): string =>
  dirname(createRequire(import.meta.url).resolve('earshot/package.json'));

/** Where the models lie that ship with Earshot, a folder each. */
export const shippedModelsDirectory = (): string => join(packageDirectory(), 'models', 'saved');

/** Folder among these of the systems that `earshot reproduce --keep` made. */
export const REPORT_SYSTEMS = 'reports';

const NAME = /^\w[\w.-]*$/;

/** Name or folder of the model that runs unless told otherwise: what the user chose, else the shipped one. */
export const defaultModel = (): string => {
  const file = defaultModelFile();
  const chosen = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return chosen === '' ? DEFAULT_MODEL : chosen;
};

/** Where models lie that are known by name, those that ship with Earshot first. */
export const modelFolders = (): readonly { path: string; origin: 'shipped' | 'user' }[] => {
  const shipped = shippedModelsDirectory();
  return [
    { path: shipped, origin: 'shipped' },
    { path: join(shipped, REPORT_SYSTEMS), origin: 'shipped' },
    { path: userModelsDirectory(), origin: 'user' },
  ];
};

/**
 * Folder of a model given by the name of one that ships with Earshot or lies among the user's, in this order, or
 * by its path.
 */
export const modelDirectory = (nameOrPath: string = defaultModel()): string => {
  if (!NAME.test(nameOrPath)) return resolve(nameOrPath);
  const known = modelFolders().map(({ path }) => join(path, nameOrPath));
  return known.find((folder) => existsSync(folder)) ?? resolve(nameOrPath);
};
