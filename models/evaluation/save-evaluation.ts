import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CrossValidation } from './cross-validation.js';
import type { Evaluation } from './evaluate-model.js';
import { evaluationName } from './evaluation-name.js';
import { writeModelCard } from './model-card.js';

const save = async (directory: string, file: string, value: unknown): Promise<void> => {
  await writeFile(join(directory, file), `${JSON.stringify(value, null, 2)}\n`);
  await writeModelCard(directory);
};

/** Puts an evaluation beside the model (`evaluation-test.json`, `evaluation-NAME-valid.json`) and renews its card. */
export const saveEvaluation = (directory: string, evaluation: Evaluation): Promise<void> =>
  save(directory, `evaluation-${evaluationName(evaluation)}.json`, evaluation);

/** Puts a cross-validation of a model's recipe beside the model and renews its card. */
export const saveCrossValidation = (directory: string, cross: CrossValidation): Promise<void> =>
  save(directory, `cross-validation-${cross.kind}.json`, cross);
