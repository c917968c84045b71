import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeModelCard } from '../evaluation/model-card.js';
import { saveFamiliarity } from './familiarity-store.js';
import type { MeasuredRejection } from './measure-rejection.js';

/** Puts what was learnt, `rejection.json` and its picture `rejection.svg` beside the model and renews its card. */
export const saveRejection = async (
  directory: string,
  { familiarity, report }: MeasuredRejection,
): Promise<void> => {
  // Loaded when wanted: the plotting library takes longer to start than Earshot does.
  const { drawRejection } = await import('./draw-rejection.js');
  await saveFamiliarity(directory, familiarity);
  await writeFile(join(directory, 'rejection.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(join(directory, 'rejection.svg'), drawRejection(report));
  await writeModelCard(directory);
};
