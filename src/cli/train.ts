import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import {
  defaultTrainingOptions,
  ENGINES,
  type EngineName,
  evaluateModel,
  saveEvaluation,
  trainModel,
  type TrainingOptions,
} from '../../models/index.js';
import { InterruptedError } from '../errors.js';
import type { CommandContext } from './command-context.js';
import { dataOption } from './options/data-option.js';
import { readCount, readPositive } from './options/read-number.js';
import { showTraining } from './train/show-training.js';

type Flags = Pick<TrainingOptions, 'epochs' | 'batchSize' | 'seed' | 'peakRate'> & {
  readonly data: string;
  readonly out: string;
  readonly engine: EngineName | 'auto';
  readonly resume?: boolean;
};

const EXAMPLES = `
Examples:
  $ earshot train --data DIR --out my-model            a training with progress
  $ earshot train --data DIR --out my-model --resume   go on where it was stopped
  $ earshot listen synthetic:demo --model my-model     hear with it

DIR holds log-mel frames: index.tsv and mel_u8.bin.gz (or both in gtzan/logmel).
With @tensorflow/tfjs-node installed a training is several times as fast.`;

/** What makes the same model again, whatever the data's folder is called here. */
const commandOf = ({ epochs, batchSize, seed, peakRate }: Flags): string =>
  `earshot train --data DIR --epochs ${epochs} --batch-size ${batchSize} --peak-rate ${peakRate} --seed ${seed}`;

const scoreModel = async ({ data, out, engine }: Flags, { stdout, stop }: CommandContext) => {
  const split = 'valid';
  // As a whole path: a bare `hybrid` would name the model that ships with Earshot.
  const model = resolve(out);
  const evaluation = await evaluateModel({ data, split, model, engine, stop });
  await saveEvaluation(out, evaluation);
  const { accuracy, clips, interval95 } = evaluation;
  const [low, high] = interval95.map((share) => (100 * share).toFixed(1));
  stdout.write(
    `${out}: ${(100 * accuracy).toFixed(1)} % of ${clips} validation clips (95 % interval ${low} to ${high} %)\n`,
  );
};

const train = async (flags: Flags, context: CommandContext): Promise<void> => {
  const { epochs, batchSize, seed, peakRate, engine } = flags;
  const options = { ...defaultTrainingOptions, epochs, batchSize, seed, peakRate };
  const places = {
    dataDirectory: flags.data,
    outputDirectory: flags.out,
    engine,
    resume: flags.resume ?? false,
    command: commandOf(flags),
    stop: context.stop,
  };
  const progress = showTraining(context.stderr, Date.now);
  try {
    await trainModel(options, places, progress.update);
  } catch (error) {
    if (!context.stop.aborted) throw error;
    context.stderr.write(
      '\nearshot: training stopped; the same command with --resume goes on from the last checkpoint, if there is one yet\n',
    );
    throw new InterruptedError();
  }
  await scoreModel(flags, context);
};

/** `earshot train` */
export const trainCommand = (context: CommandContext): Command => {
  const defaults = defaultTrainingOptions;
  return new Command('train')
    .description('Train the CNN+LSTM hybrid; writes weights, manifest and MODEL_CARD.md.')
    .addOption(dataOption())
    .option('--out <dir>', 'folder to write the model and its checkpoint to', 'earshot-model')
    .option('--epochs <n>', 'passes over the training clips', readCount, defaults.epochs)
    .option('--batch-size <n>', 'clips in a step', readCount, defaults.batchSize)
    .option('--peak-rate <x>', 'highest learning rate', readPositive, defaults.peakRate)
    .option('--seed <n>', 'of weights, order and augmentation', readCount, defaults.seed)
    .option('--resume', 'go on from the checkpoint in --out')
    .addOption(
      new Option('--engine <name>', 'what runs the training')
        .choices(['auto', ...ENGINES])
        .default('auto'),
    )
    .addHelpText('after', EXAMPLES)
    .action((flags: Flags) => train(flags, context));
};
