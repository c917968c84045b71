import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelError } from '../errors.js';
import type { TrainingOptions } from '../training/training-options.js';
import type { HeardClip } from './hear-clips.js';

/** What a part of a cross-validation was made from; another one's result is not taken for it. */
export type PartIdentity = {
  readonly training: TrainingOptions;
  /** Digest of the data. */
  readonly data: string;
  /** Names of the clips that were held out. */
  readonly held: readonly string[];
};

/** A finished part. */
export type PartResult = PartIdentity & {
  readonly trainedOn: number;
  readonly heard: readonly HeardClip[];
};

const pathOf = (directory: string, name: string): string =>
  join(directory, `${name.replace(' ', '-')}.json`);

const sameIdentity = (one: PartIdentity, other: PartIdentity): boolean =>
  (['training', 'data', 'held'] as const).every(
    (field) => JSON.stringify(one[field]) === JSON.stringify(other[field]),
  );

/** Writes a finished part, as a whole or not at all. */
export const writePart = async (
  directory: string,
  name: string,
  result: PartResult,
): Promise<void> => {
  const path = pathOf(directory, name);
  await mkdir(directory, { recursive: true });
  await writeFile(`${path}.new`, JSON.stringify(result));
  await rename(`${path}.new`, path);
};

/** Reads a part that was finished before, if there is one; fails with a `ModelError` when it is of other work. */
export const readPart = async (
  directory: string,
  name: string,
  identity: PartIdentity,
): Promise<PartResult | undefined> => {
  const path = pathOf(directory, name);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const result = JSON.parse(text) as PartResult;
  if (sameIdentity(result, identity)) return result;
  throw new ModelError(
    'model-mismatch',
    `${path} is of other data or options; give the same ones, or another folder with --out`,
  );
};
