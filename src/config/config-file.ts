import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { ConfigEdit } from './config-edits.js';
import { changeConfigText } from './change-config-text.js';
import { writeAtomically } from './write-atomically.js';

/** A configuration file that can be changed while the program runs. */
export type ConfigFile = {
  /** Changes the file as it is now, one change after the other. Fails, and leaves it as it was, when that cannot be. */
  readonly change: (edit: ConfigEdit) => Promise<void>;
};

/** The configuration file at `path`. */
export const createConfigFile = (path: string): ConfigFile => {
  const file = resolve(path);
  let last: Promise<unknown> = Promise.resolve();
  const apply = async (edit: ConfigEdit): Promise<void> => {
    const text = await readFile(file, 'utf8');
    const edited = changeConfigText(text, basename(file), edit);
    if (edited !== text) await writeAtomically(file, edited);
  };
  const change = (edit: ConfigEdit): Promise<void> => {
    const done = last.then(() => apply(edit));
    last = done.catch(() => {});
    return done;
  };
  return { change };
};
