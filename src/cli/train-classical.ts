import { resolve } from 'node:path';
import { Command } from 'commander';
import {
  modelDirectory,
  readManifest,
  takeMeasurements,
  trainClassical,
} from '../../models/index.js';
import { UsageError } from '../errors.js';
import type { CommandContext } from './command-context.js';
import { DATA_HELP, type DataFlags, dataOptions } from './options/data-options.js';
import { createProgressLine } from './progress/progress-line.js';
import { readData } from './train/read-data.js';
import { unlessStopped } from './unless-stopped.js';

type Flags = DataFlags & { readonly out: string; readonly refit?: string };

const HELP = `
It learns statistics of MFCC over all that was heard, in a minute; the same statistics are computed live.

Examples:
  $ earshot train-classical --data DIR --out chosen
  $ earshot evaluate --data DIR --model ./chosen
  $ earshot train-classical --data DIR --refit ./chosen --out final   on the validation clips too
${DATA_HELP}`;

const commandOf = ({ data, refit }: Flags): string => {
  const sources = data.map((_, place) => `--data DIR${data.length > 1 ? place + 1 : ''}`);
  return ['earshot train-classical', ...sources, ...(refit ? ['--refit CHOSEN'] : [])].join(' ');
};

const train = async (flags: Flags, context: CommandContext): Promise<void> => {
  const { out, refit } = flags;
  const { stdout, stderr, stop } = context;
  if (refit !== undefined && modelDirectory(refit) === resolve(out)) {
    throw new UsageError('--out is the chosen model itself; expected another folder for its refit');
  }
  const chosen = refit === undefined ? undefined : await readManifest(modelDirectory(refit));
  const dataset = await readData(flags, context);
  const line = createProgressLine(stderr, Date.now);
  const { training, hash } = await trainClassical(dataset, {
    outputDirectory: out,
    command: commandOf(flags),
    refit: chosen,
    stop,
    onProgress: (share, words) => line.show(`${Math.round(100 * share)} %  ${words}`, false),
  }).finally(line.end);
  if (refit !== undefined) await takeMeasurements(modelDirectory(refit), out);
  stdout.write(
    `${out}: ${hash}, ${training?.clips} clips, settings ${JSON.stringify(training?.options)}\n`,
  );
};

/** `earshot train-classical` */
export const trainClassicalCommand = (context: CommandContext): Command =>
  dataOptions(
    new Command('train-classical').description(
      'Train the classical model (statistics and logistic regression) on your own music.',
    ),
  )
    .requiredOption('--out <dir>', 'folder to write the model to')
    .option('--refit <folder>', 'settings of this chosen model, on its validation clips too')
    .addHelpText('after', HELP)
    .action((flags: Flags) => unlessStopped(context.stop, () => train(flags, context)));
