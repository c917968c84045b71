import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelError } from '../../errors.js';
import type { Experiment, ExperimentContext, HoldOut, Outcome } from '../experiment.js';

/** What an outcome was made with; another one's is not taken for it. */
export type OutcomeIdentity = Pick<ExperimentContext, 'seed' | 'effort' | 'data'>;

/** A finished outcome and how long it took. */
export type KeptOutcome = {
  readonly identity: OutcomeIdentity;
  readonly outcome: Outcome;
  readonly seconds: number;
};

/** Where finished outcomes are kept. */
export type KeptPlace = {
  readonly directory: string;
  readonly experiment: Experiment;
  readonly holdOut: HoldOut;
};

const pathOf = ({ directory, experiment, holdOut }: KeptPlace): string =>
  join(directory, `${experiment.report}-${experiment.system}-${holdOut}.json`);

/** Writes a finished outcome, as a whole or not at all. */
export const keepOutcome = async (place: KeptPlace, kept: KeptOutcome): Promise<void> => {
  const path = pathOf(place);
  await mkdir(place.directory, { recursive: true });
  await writeFile(`${path}.new`, JSON.stringify(kept));
  await rename(`${path}.new`, path);
};

/** Reads an outcome that was finished before, if there is one; fails with a `ModelError` when it is of other work. */
export const readKeptOutcome = async (
  place: KeptPlace,
  identity: OutcomeIdentity,
): Promise<KeptOutcome | undefined> => {
  const path = pathOf(place);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const kept = JSON.parse(text) as KeptOutcome;
  const fields = ['seed', 'effort', 'data'] as const;
  if (fields.every((field) => kept.identity[field] === identity[field])) return kept;
  throw new ModelError(
    'model-mismatch',
    `${path} is of other data or options; give the same ones, or another folder with --out`,
  );
};
