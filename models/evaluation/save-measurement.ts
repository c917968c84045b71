import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LettingGoReport } from './letting-go-report.js';
import { writeModelCard } from './model-card.js';
import type { RobustnessReport } from './robustness-report.js';

const write = (directory: string, file: string, report: unknown): Promise<void> =>
  writeFile(join(directory, file), `${JSON.stringify(report, null, 2)}\n`);

/** Puts `robustness.json` beside the model and renews its card. */
export const saveRobustness = async (
  directory: string,
  report: RobustnessReport,
): Promise<void> => {
  await write(directory, 'robustness.json', report);
  await writeModelCard(directory);
};

/** Puts `letting-go.json` and the picture `letting-go.svg` beside the model and renews its card. */
export const saveLettingGo = async (directory: string, report: LettingGoReport): Promise<void> => {
  // Loaded when wanted: drawing needs a document and is slow to load.
  const { drawTradeOff } = await import('./pictures/draw-trade-off.js');
  await write(directory, 'letting-go.json', report);
  await writeFile(join(directory, 'letting-go.svg'), drawTradeOff(report));
  await writeModelCard(directory);
};
