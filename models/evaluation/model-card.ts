import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelManifest } from '../model-manifest.js';
import { readManifest } from '../model-store.js';
import { readCardNotes } from './card/card-notes.js';
import {
  describeCrossValidation,
  describeEvaluation,
  describeOverview,
  describeWrong,
} from './card/describe-figures.js';
import { describeLettingGo, describeRobustness } from './card/describe-measurements.js';
import { describeRejection } from './card/describe-rejection.js';
import { describeLimits, describeModel } from './card/describe-model.js';
import type { CrossValidation } from './cross-validation.js';
import { evaluationName } from './evaluation-name.js';
import { type Measurements, readMeasurements } from './read-measurements.js';

/** Names of the options in which two trainings differ, other than the seed. */
const differences = (cross: CrossValidation, { training }: ModelManifest): string[] => {
  const { architecture, ...options } = cross.training.options;
  if (!training || !architecture) return [];
  return Object.entries(options)
    .filter(([name]) => name !== 'seed')
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(training.options[name]))
    .map(([name]) => name);
};

/** Links to the pictures that are called so, or whose names begin so. */
const showPictures = (pictures: readonly string[], name: string): string[] =>
  pictures
    .filter((path) => path === `${name}.svg` || path.startsWith(`pictures/${name}-`))
    .flatMap((path) => [
      `![${path.replace(/^pictures\/|\.svg$/g, '').replaceAll('-', ' ')}](${path})`,
      '',
    ]);

const measuredSections = (measured: Measurements, manifest: ModelManifest): string[] => {
  const { evaluations, crossValidations, robustness, lettingGo, rejection, pictures } = measured;
  return [
    ...describeOverview(evaluations, crossValidations, manifest.hash),
    ...evaluations.flatMap((evaluation) => [
      ...describeEvaluation(evaluation, manifest.hash),
      ...showPictures(pictures, evaluationName(evaluation)),
    ]),
    ...crossValidations.flatMap((cross) =>
      describeCrossValidation(cross, differences(cross, manifest)),
    ),
    ...(robustness ? describeRobustness(robustness) : []),
    ...(lettingGo
      ? [...describeLettingGo(lettingGo), ...showPictures(pictures, 'letting-go')]
      : []),
    ...(rejection ? [...describeRejection(rejection), ...showPictures(pictures, 'rejection')] : []),
  ];
};

/**
 * Writes `MODEL_CARD.md` into a model's folder from its manifest, `card-notes.json` and all that was
 * measured of it and lies beside it. Fails with a `ModelError` that names a damaged file.
 */
export const writeModelCard = async (directory: string): Promise<void> => {
  const manifest = await readManifest(directory);
  const notes = await readCardNotes(directory);
  const { refitOf } = manifest.training ?? {};
  const hashes = [manifest.hash, ...(refitOf ? [refitOf.hash] : [])];
  const measured = await readMeasurements(directory, hashes);
  const { evaluations } = measured;
  const told = evaluations.find(({ split }) => split === 'test') ?? evaluations[0];
  const lines = [
    ...describeModel(manifest, notes),
    ...measuredSections(measured, manifest),
    ...(told ? describeWrong(told, manifest.hash) : []),
    ...describeLimits(notes),
  ];
  await writeFile(join(directory, 'MODEL_CARD.md'), `${lines.join('\n').trimEnd()}\n`);
};
