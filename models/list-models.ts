import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DESCRIPTOR_MODEL } from './descriptors/descriptor-model-name.js';
import { modelDirectory, modelFolders, REPORT_SYSTEMS } from './inference/model-directory.js';
import type { ModelManifest } from './model-manifest.js';
import { readManifest } from './model-store.js';

/** A model that can be had by its name. */
export type ListedModel = {
  /** Name of its folder, which is what it is called by. */
  readonly name: string;
  readonly directory: string;
  readonly origin: 'shipped' | 'user';
  /** True for the one that runs unless told otherwise. */
  readonly isDefault: boolean;
  readonly manifest?: ModelManifest;
  /** Why it cannot be used; its weights are not looked at. */
  readonly problem?: string;
};

/** What lies beside the models and is none. */
const NO_MODELS: readonly string[] = [DESCRIPTOR_MODEL, REPORT_SYSTEMS];

const foldersIn = async (directory: string): Promise<string[]> => {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink());
  return folders
    .map(({ name }) => name)
    .filter((name) => !NO_MODELS.includes(name))
    .sort();
};

const look = async (
  name: string,
  parent: string,
  origin: ListedModel['origin'],
): Promise<ListedModel> => {
  const directory = join(parent, name);
  const common = { name, directory, origin, isDefault: directory === modelDirectory() };
  const hidden = directory !== modelDirectory(name);
  try {
    const manifest = await readManifest(directory);
    const problem = 'a shipped model has this name: rename the folder, or give its path';
    return { ...common, manifest, ...(hidden && { problem }) };
  } catch (error) {
    return { ...common, problem: (error as Error).message };
  }
};

/** The models that ship with Earshot and those in the user's folder. */
export const listModels = async (): Promise<readonly ListedModel[]> => {
  const lists = await Promise.all(
    modelFolders().map(async ({ path, origin }) => {
      const names = await foldersIn(path);
      return Promise.all(names.map((name) => look(name, path, origin)));
    }),
  );
  return lists.flat();
};
