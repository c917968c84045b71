import { Command, Option } from 'commander';
import {
  type CrossProtocol,
  crossValidate,
  defaultTrainingOptions,
  ENGINES,
  type EngineName,
  modelDirectory,
  saveCrossValidation,
  type TrainingOptions,
} from '../../models/index.js';
import { InterruptedError } from '../errors.js';
import type { CommandContext } from './command-context.js';
import { formatCrossValidation } from './cross-validate/format-cross-validation.js';
import { showParts } from './cross-validate/show-parts.js';
import { DATA_HELP, type DataFlags, dataOptions } from './options/data-options.js';
import { readCount, readPositive } from './options/read-number.js';
import { readData } from './train/read-data.js';

type Flags = DataFlags &
  Pick<TrainingOptions, 'epochs' | 'batchSize' | 'seed' | 'peakRate'> & {
    readonly protocol: CrossProtocol;
    readonly folds: number;
    readonly draws: number;
    readonly out: string;
    readonly engine: EngineName | 'auto';
    readonly save?: string;
    readonly json?: boolean;
  };

const EXAMPLES = `
Examples:
  $ earshot cross-validate --data DIR                       the folds of the data, or folds of whole artists
  $ earshot cross-validate --data DIR --protocol random     three draws of a fifth of the clips; leaks by artist
  $ earshot cross-validate --data DIR --save hybrid         keep the figures beside a model, in its card
${DATA_HELP}

A model is trained for each part; a finished part is kept in --out. Stopped, the same command goes on.`;

const commandOf = ({ protocol, draws, epochs, batchSize, peakRate, seed }: Flags): string =>
  `earshot cross-validate --data DIR --protocol ${protocol}${protocol === 'random' ? ` --draws ${draws}` : ''} ` +
  `--epochs ${epochs} --batch-size ${batchSize} --peak-rate ${peakRate} --seed ${seed}`;

const validate = async (flags: Flags, context: CommandContext) => {
  const { stderr, stop } = context;
  const { protocol, folds, draws, engine, epochs, batchSize, seed, peakRate } = flags;
  const dataset = await readData(flags, context);
  const options = {
    protocol,
    parts: protocol === 'folds' ? folds : draws,
    training: { ...defaultTrainingOptions, epochs, batchSize, seed, peakRate },
    directory: `${flags.out}-${protocol}`,
    command: commandOf(flags),
    engine,
    stop,
  };
  const progress = showParts(stderr, Date.now);
  try {
    return await crossValidate(dataset, options, progress.update).finally(progress.end);
  } catch (error) {
    if (!stop.aborted) throw error;
    stderr.write('earshot: cross-validation stopped; the same command goes on where it was\n');
    throw new InterruptedError();
  }
};

const run = async (flags: Flags, context: CommandContext): Promise<void> => {
  const cross = await validate(flags, context);
  const text = flags.json ? JSON.stringify(cross) : formatCrossValidation(cross);
  context.stdout.write(`${text}\n`);
  if (flags.save !== undefined) await saveCrossValidation(modelDirectory(flags.save), cross);
};

const addOptions = (command: Command): Command => {
  const { epochs, batchSize, peakRate, seed } = defaultTrainingOptions;
  return dataOptions(command)
    .addOption(
      new Option('--protocol <name>', 'how clips are held out')
        .choices(['folds', 'random'])
        .default('folds'),
    )
    .option('--folds <n>', 'folds to make where the data name none', readCount, 3)
    .option('--draws <n>', 'random draws', readCount, 3)
    .option('--epochs <n>', 'passes over the training clips', readCount, epochs)
    .option('--batch-size <n>', 'clips in a step', readCount, batchSize)
    .option('--peak-rate <x>', 'highest learning rate', readPositive, peakRate)
    .option('--seed <n>', 'of parts, weights, order and augmentation', readCount, seed)
    .option('--out <dir>', 'where parts are kept (the protocol is put behind)', 'earshot-cross')
    .addOption(
      new Option('--engine <name>', 'what runs the training')
        .choices(['auto', ...ENGINES])
        .default('auto'),
    );
};

/** `earshot cross-validate` */
export const crossValidateCommand = (context: CommandContext): Command =>
  addOptions(new Command('cross-validate'))
    .description('Train and score a model for each part of the data that it did not hear.')
    .option('--save <model>', 'keep the figures beside this model and renew its MODEL_CARD.md')
    .option('--json', 'print one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((flags: Flags) => run(flags, context));
