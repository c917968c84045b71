import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeModelCard } from './model-card.js';

/** What stays true of a model whose weights were learnt again: notes, familiar music, what validation told. */
const KEPT =
  /^(card-notes\.json|familiarity\.(bin|json)|rejection\.(json|svg)|letting-go\.(json|svg)|evaluation-valid\.json|cross-validation-.+\.json|pictures\/valid-.+\.svg)$/;

/** Copies from a chosen model to its refit what stays true of it, and renews the card of the refit. */
export const takeMeasurements = async (chosen: string, refit: string): Promise<void> => {
  const files = await readdir(chosen, { recursive: true });
  for (const file of files.filter((name) => KEPT.test(name.replaceAll('\\', '/')))) {
    const target = join(refit, file);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(chosen, file), target);
  }
  await writeModelCard(refit);
};
