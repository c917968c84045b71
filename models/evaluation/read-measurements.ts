import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { ModelError } from '../errors.js';
import type { RejectionReport } from '../familiarity/rejection-report.js';
import type { CrossValidation } from './cross-validation.js';
import type { Evaluation } from './evaluate-model.js';
import { type LettingGoReport, lettingGoReportSchema } from './letting-go-report.js';
import { type RobustnessReport, robustnessReportSchema } from './robustness-report.js';

/** All that was measured of a model and lies beside it. */
export type Measurements = {
  /** Of these weights only, and of those before a refit on validation clips; validation first, then test, then other data by name. */
  readonly evaluations: readonly Evaluation[];
  readonly crossValidations: readonly CrossValidation[];
  readonly robustness?: RobustnessReport | undefined;
  readonly lettingGo?: LettingGoReport | undefined;
  readonly rejection?: RejectionReport | undefined;
  /** Paths from the folder to the SVG files in it and in `pictures` below it. */
  readonly pictures: readonly string[];
};

const readJson = async (path: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new ModelError('model-damaged', `${path} cannot be read as JSON`, { cause });
  }
};

const readReport = async <T extends { readonly model: { readonly hash: string } }>(
  directory: string,
  file: string,
  files: readonly string[],
  schema: z.ZodType<T>,
  hashes: readonly string[],
): Promise<T | undefined> => {
  if (!files.includes(file)) return undefined;
  const result = schema.safeParse(await readJson(join(directory, file)));
  if (!result.success) {
    const [{ path, message }] = result.error.issues;
    throw new ModelError(
      'model-damaged',
      `${join(directory, file)}: ${path.join('.')}: ${message}`,
    );
  }
  return hashes.includes(result.data.model.hash) ? result.data : undefined;
};

const ORDER = ['evaluation-valid.json', 'evaluation-test.json'];

const place = (file: string): number => {
  const index = ORDER.indexOf(file);
  return index < 0 ? ORDER.length : index;
};

const readEvaluations = async (
  directory: string,
  files: readonly string[],
  hashes: readonly string[],
): Promise<Evaluation[]> => {
  const own = files
    .filter((file) => /^evaluation-.+\.json$/.test(file))
    .sort((one, other) => place(one) - place(other) || one.localeCompare(other));
  const all = await Promise.all(own.map((file) => readJson(join(directory, file))));
  // Those written before 0.2 lack most figures.
  return (all as Evaluation[]).filter(
    (evaluation) => hashes.includes(evaluation.model.hash) && 'listening' in evaluation,
  );
};

const readRejection = async (
  directory: string,
  files: readonly string[],
  hashes: readonly string[],
): Promise<RejectionReport | undefined> => {
  if (!files.includes('rejection.json')) return undefined;
  const report = (await readJson(join(directory, 'rejection.json'))) as RejectionReport;
  return hashes.includes(report.model.hash) ? report : undefined;
};

const listPictures = async (directory: string, files: readonly string[]): Promise<string[]> => {
  const below = files.includes('pictures') ? await readdir(join(directory, 'pictures')) : [];
  const all = [...files, ...below.map((file) => `pictures/${file}`)];
  return all.filter((file) => file.endsWith('.svg')).sort();
};

const readCrossValidations = async (
  directory: string,
  files: readonly string[],
): Promise<CrossValidation[]> => {
  const own = files.filter((file) => /^cross-validation-.+\.json$/.test(file)).sort();
  return (await Promise.all(
    own.map((file) => readJson(join(directory, file))),
  )) as CrossValidation[];
};

/**
 * Reads what was measured of weights with these hashes from the JSON files in a model's folder; figures of
 * other weights that lie there are passed over. Fails with a `ModelError` that names a damaged file.
 */
export const readMeasurements = async (
  directory: string,
  hashes: readonly string[],
): Promise<Measurements> => {
  const files = await readdir(directory);
  const report = <T extends { readonly model: { readonly hash: string } }>(
    file: string,
    schema: z.ZodType<T>,
  ) => readReport(directory, file, files, schema, hashes);
  return {
    evaluations: await readEvaluations(directory, files, hashes),
    crossValidations: await readCrossValidations(directory, files),
    robustness: await report('robustness.json', robustnessReportSchema),
    lettingGo: await report('letting-go.json', lettingGoReportSchema),
    rejection: await readRejection(directory, files, hashes),
    pictures: await listPictures(directory, files),
  };
};
