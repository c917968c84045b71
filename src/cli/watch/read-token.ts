import { readFile } from 'node:fs/promises';
import { UsageError } from '../../errors.js';

const readTokenFile = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read the token file ${file}: ${(error as Error).message}`);
  }
};

/**
 * The token to watch with: what the file holds, or else what the environment says; undefined without either.
 * Fails with a UsageError, which never holds the token, when it is not one word.
 */
export const readToken = async (
  file: string | undefined,
  fromEnvironment: string | undefined,
): Promise<string | undefined> => {
  const origin = file === undefined ? 'EARSHOT_TOKEN' : `the token file ${file}`;
  const text = file === undefined ? fromEnvironment : await readTokenFile(file);
  const token = text?.trim();
  if (file === undefined && !token) return undefined;
  if (token && !/\s/.test(token)) return token;
  throw new UsageError(
    `expected one token in ${origin}; it holds ${token ? 'several words' : 'none'}`,
  );
};
