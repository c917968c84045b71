import { type Command, Option } from 'commander';
import {
  defaultTrainingOptions,
  ENGINES,
  type EngineName,
  type TrainingOptions,
} from '../../../models/index.js';
import type { DataFlags } from '../options/data-options.js';
import { readCount, readPositive } from '../options/read-number.js';

/** What `earshot train` is told. */
export type TrainFlags = DataFlags &
  Pick<TrainingOptions, 'epochs' | 'batchSize' | 'seed' | 'peakRate' | 'patience'> & {
    readonly checkEvery: number;
    readonly out: string;
    readonly engine: EngineName | 'auto';
    readonly resume?: boolean;
    readonly refit?: string;
  };

const CHECK_EVERY = 'epochs between two looks at the validation clips';
const PATIENCE =
  'stop after so many epochs without a lower log-loss on the validation clips; keep the best weights';

const REFIT =
  'do the training of this chosen model again, on its validation clips too: nothing is left to choose then, and the test clips alone can tell its accuracy';

/** Adds what only a training has, beside its data. */
export const trainOptions = (command: Command): Command => {
  const { epochs, batchSize, peakRate, seed, epochsPerCheck } = defaultTrainingOptions;
  return command
    .option('--out <dir>', 'folder to write the model and its checkpoint to', 'earshot-model')
    .option('--epochs <n>', 'passes over the training clips', readCount, epochs)
    .option('--batch-size <n>', 'clips in a step', readCount, batchSize)
    .option('--peak-rate <x>', 'highest learning rate', readPositive, peakRate)
    .option('--seed <n>', 'of weights, order, dropout and augmentation', readCount, seed)
    .option('--check-every <n>', CHECK_EVERY, readCount, epochsPerCheck)
    .option('--patience <n>', PATIENCE, readCount)
    .addOption(
      new Option('--refit <model>', REFIT).conflicts([
        'epochs',
        'batchSize',
        'peakRate',
        'seed',
        'patience',
      ]),
    )
    .option('--resume', 'go on from the checkpoint in --out')
    .addOption(
      new Option('--engine <name>', 'what runs the training')
        .choices(['auto', ...ENGINES])
        .default('auto'),
    );
};
