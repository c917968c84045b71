import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packageDirectory } from '../../inference/model-directory.js';
import { ModelError } from '../../errors.js';
import type { Experiment } from '../experiment.js';
import { describeResults } from './describe-results.js';
import { type SavedResult, savedResultSchema } from './saved-result.js';

/** The results that are kept beside the code. */
const RESULTS = join('models', 'baselines', 'results.json');
const PAGE = join('docs', 'REPORTS.md');

const keyOf = ({ report, system }: Pick<SavedResult, 'report' | 'system'>): string =>
  `${report} ${system}`;

/** Reads kept results; none where there is no file. */
export const readResults = async (root = packageDirectory()): Promise<SavedResult[]> => {
  const path = join(root, RESULTS);
  if (!existsSync(path)) return [];
  return z.array(savedResultSchema).parse(JSON.parse(await readFile(path, 'utf8')));
};

/**
 * Puts results beside the code (`models/baselines/results.json`), each in the place of its older one, and
 * writes docs/REPORTS.md from all of them, in the order of `experiments`; systems that are no more go.
 * Fails with a `ModelError` outside Earshot's repository.
 */
export const saveResults = async (
  results: readonly SavedResult[],
  experiments: readonly Experiment[],
  root = packageDirectory(),
): Promise<void> => {
  if (!existsSync(join(root, 'docs'))) {
    throw new ModelError(
      'data-missing',
      `expected Earshot's repository, to save results in; ${root} has no docs`,
    );
  }
  const all = new Map((await readResults(root)).map((result) => [keyOf(result), result]));
  for (const result of results) {
    const outcomes = { ...all.get(keyOf(result))?.outcomes, ...result.outcomes };
    all.set(keyOf(result), { ...result, outcomes });
  }
  const kept = experiments.flatMap((experiment) => all.get(keyOf(experiment)) ?? []);
  await writeFile(join(root, RESULTS), `${JSON.stringify(kept, null, 1)}\n`);
  await writeFile(join(root, PAGE), describeResults(kept));
};
