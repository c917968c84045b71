import { homedir } from 'node:os';
import { join } from 'node:path';

const dataHome = (): string => {
  const { XDG_DATA_HOME, LOCALAPPDATA } = process.env;
  if (XDG_DATA_HOME) return XDG_DATA_HOME;
  if (process.platform === 'win32' && LOCALAPPDATA) return LOCALAPPDATA;
  return join(homedir(), '.local', 'share');
};

/** Where the user's own models lie, a folder each. */
export const userModelsDirectory = (): string => join(dataHome(), 'earshot', 'models');

/** The file that names the user's default model, when there is one. */
export const defaultModelFile = (): string => join(dataHome(), 'earshot', 'default-model');
