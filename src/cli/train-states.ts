import { Command, Option } from 'commander';
import {
  defaultKindTrainingOptions,
  ENGINES,
  type EngineName,
  trainSoundKind,
} from '../../models/index.js';
import type { CommandContext } from './command-context.js';
import { readCount } from './options/read-number.js';
import { formatKinds } from './states/format-kinds.js';
import { showSteps } from './states/show-steps.js';
import { statesDataOption } from './states/states-data-option.js';
import { unlessStopped } from './unless-stopped.js';

type Flags = {
  readonly data: string;
  readonly out: string;
  readonly steps: number;
  readonly seed: number;
  readonly engine: EngineName | 'auto';
};

const HELP = `
DIR holds the folders music-speech/{music,speech}, noise/KIND, emotify and gtzan.

Examples:
  $ earshot train-states --data DIR --out my-kinds`;

const train = async (flags: Flags, { stdout, stderr, stop }: CommandContext): Promise<void> => {
  const { data, out, steps, seed, engine } = flags;
  const command = `earshot train-states --data DIR --steps ${steps} --seed ${seed}`;
  const places = { dataDirectory: data, outputDirectory: out, command, engine, stop };
  const progress = showSteps(stderr);
  try {
    const options = { ...defaultKindTrainingOptions, steps, seed };
    const { valid, test } = await trainSoundKind(options, places, progress.update);
    stdout.write(`chosen on:\n${formatKinds(valid)}\n\nheld out:\n${formatKinds(test)}\n`);
  } finally {
    progress.end();
  }
};

/** `earshot train-states` */
export const trainStatesCommand = (context: CommandContext): Command => {
  const defaults = defaultKindTrainingOptions;
  return new Command('train-states')
    .description('Train the small model that tells music, speech and noise apart.')
    .addOption(statesDataOption())
    .option('--out <dir>', 'folder to write the model to', 'earshot-sound-kind')
    .option('--steps <n>', 'steps of the optimiser', readCount, defaults.steps)
    .option('--seed <n>', 'of weights, order and augmentation', readCount, defaults.seed)
    .addOption(
      new Option('--engine <name>', 'what runs the training')
        .choices(['auto', ...ENGINES])
        .default('auto'),
    )
    .addHelpText('after', HELP)
    .action((flags: Flags) => unlessStopped(context.stop, () => train(flags, context)));
};
