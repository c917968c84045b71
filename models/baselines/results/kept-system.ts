import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readManifest, writeManifest } from '../../model-store.js';
import type { Experiment, ExperimentContext, HearingSystem, Outcome } from '../experiment.js';
import { formatFigure } from './format-figure.js';

/** What a kept system is called: `r2-custom-cnn`. */
export const systemName = ({ report, system }: Experiment): string =>
  `${report.toLowerCase()}-${system}`;

const placeOf = (directory: string, experiment: Experiment): string =>
  join(directory, systemName(experiment));

/** Whether a system was written as a whole, its card last. */
export const isSystemKept = (directory: string, experiment: Experiment): boolean =>
  existsSync(join(placeOf(directory, experiment), 'MODEL_CARD.md'));

const commandOf = ({ report, system }: Experiment, seed: number): string =>
  `earshot reproduce ${report} --system ${system} --protocol honest --seed ${seed} --keep DIR --data DIR`;

/** Writes a system into a folder of its name below `directory`. */
export const keepSystem =
  (directory: string, experiment: Experiment, { seed }: Pick<ExperimentContext, 'seed'>) =>
  async ({ examples, save }: HearingSystem): Promise<void> => {
    const training = { command: commandOf(experiment, seed), clips: examples, options: { seed } };
    await save(placeOf(directory, experiment), { name: systemName(experiment), training });
  };

const figureRow = (figure: Outcome['figures'][number]): string =>
  `| ${figure.metric} | ${formatFigure(figure)} | ${figure.count} |`;

/** What a manifest tells of how good a system is, where the system has not told it itself. */
const MAIN = ['accuracy', 'macroF1'];

const writeMetrics = async (folder: string, figures: Outcome['figures']): Promise<void> => {
  const main = figures.filter(({ metric }) => MAIN.includes(metric));
  const metrics = Object.fromEntries(
    main.map(({ metric, value }) => [metric, Number(value.toPrecision(4))]),
  );
  const manifest = await readManifest(folder);
  await writeManifest(folder, { ...manifest, metrics: manifest.metrics ?? metrics });
};

/**
 * Writes what the honest protocol says of a system, if it was kept: `metrics` of its manifest, and, last, its
 * `MODEL_CARD.md`.
 */
export const tellOfSystem = async (
  directory: string,
  experiment: Experiment,
  { figures, remarks = [] }: Outcome,
): Promise<void> => {
  const folder = placeOf(directory, experiment);
  if (!existsSync(folder)) return;
  await writeMetrics(folder, figures);
  const { report, system, title, notes = [] } = experiment;
  const lines = [
    `# Model card: ${systemName(experiment)}`,
    '',
    `${title}: the system \`${system}\` of report ${report}, as it was trained under the honest protocol of docs/REPORTS.md. \`earshot compare\` asks it; there are better models to listen by.`,
    '',
    '| figure | held out (95 % interval) | rows |',
    '| --- | --- | --- |',
    ...figures.map(figureRow),
    '',
    ...[...notes, ...remarks].map((text) => `- ${text}`),
  ];
  await writeFile(join(folder, 'MODEL_CARD.md'), `${lines.join('\n')}\n`);
};
