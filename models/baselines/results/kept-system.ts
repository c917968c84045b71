import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelManifest } from '../../model-manifest.js';
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

type Settings = Pick<ExperimentContext, 'seed' | 'engine'>;

const commandOf = ({ report, system }: Experiment, { seed, engine }: Settings): string =>
  `earshot reproduce ${report} --system ${system} --protocol honest --seed ${seed} --engine ${engine} --keep DIR --data DIR`;

/** Writes a system into a folder of its name below `directory`. */
export const keepSystem =
  (directory: string, experiment: Experiment, settings: Settings) =>
  async ({ examples, save }: HearingSystem): Promise<void> => {
    const { seed } = settings;
    const command = commandOf(experiment, settings);
    const training = { command, clips: examples, options: { seed } };
    await save(placeOf(directory, experiment), { name: systemName(experiment), training });
  };

const figureRow = (figure: Outcome['figures'][number]): string =>
  `| ${figure.metric} | ${formatFigure(figure)} | ${figure.count} |`;

/** What a manifest tells of how good a system is, where the system has not told it itself. */
const MAIN = ['accuracy', 'macroF1'];

const writeMetrics = (folder: string, manifest: ModelManifest, figures: Outcome['figures']) => {
  const main = figures.filter(({ metric }) => MAIN.includes(metric));
  const metrics = Object.fromEntries(
    main.map(({ metric, value }) => [metric, Number(value.toPrecision(4))]),
  );
  return writeManifest(folder, { ...manifest, metrics: manifest.metrics ?? metrics });
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
  const manifest = await readManifest(folder);
  await writeMetrics(folder, manifest, figures);
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
    `- Made by \`${manifest.training?.command}\`.`,
    ...[...notes, ...remarks].map((text) => `- ${text}`),
  ];
  await writeFile(join(folder, 'MODEL_CARD.md'), `${lines.join('\n')}\n`);
};
