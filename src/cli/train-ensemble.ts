import { Command, Option } from 'commander';
import {
  ENGINES,
  type EngineName,
  modelDirectory,
  takeMeasurements,
  trainEnsemble,
} from '../../models/index.js';
import { UsageError } from '../errors.js';
import type { CommandContext } from './command-context.js';
import { DATA_HELP, type DataFlags, dataOptions } from './options/data-options.js';
import { createProgressLine } from './progress/progress-line.js';
import { readData } from './train/read-data.js';
import { unlessStopped } from './unless-stopped.js';

type Flags = DataFlags & {
  readonly member: readonly string[];
  readonly out: string;
  readonly refit?: string;
  readonly engine?: EngineName | 'auto';
};

const HELP = `
How much each member counts is chosen on the validation clips, which none of them may have learnt from.

Examples:
  $ earshot train-ensemble --data DIR --member ./my-hybrid --member ./my-classical --out vote
  $ earshot evaluate --data DIR --model ./vote
  $ earshot train-ensemble --data DIR --member ./final-hybrid --member ./final-classical \\
      --refit ./vote --out final        the same weights for members that learnt from more
${DATA_HELP}`;

const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

const commandOf = ({ data, member, refit }: Flags): string => {
  const sources = data.map((_, place) => `--data DIR${data.length > 1 ? place + 1 : ''}`);
  const members = member.map((each) => `--member ${each.split('/').at(-1)}`);
  const taken = refit ? ['--refit CHOSEN'] : [];
  return ['earshot train-ensemble', ...sources, ...members, ...taken].join(' ');
};

const train = async (flags: Flags, context: CommandContext): Promise<void> => {
  const { member: members, out, refit, engine } = flags;
  const { stdout, stderr, stop } = context;
  if (members.length < 2)
    throw new UsageError('expected --member at least twice, received it once');
  const dataset = await readData(flags, context);
  const line = createProgressLine(stderr, Date.now);
  const { hash, training } = await trainEnsemble(dataset, {
    members,
    outputDirectory: out,
    command: commandOf(flags),
    refit,
    engine,
    stop,
    onProgress: (share, words) => line.show(`${Math.round(100 * share)} %  ${words}`, false),
  }).finally(line.end);
  if (refit !== undefined) await takeMeasurements(modelDirectory(refit), out);
  const weights = training?.options.weights as readonly number[];
  const told = members.map((member, place) => `${member} ${weights[place]}`).join(', ');
  stdout.write(`${out}: ${hash}, weights ${told}\n`);
};

/** `earshot train-ensemble` */
export const trainEnsembleCommand = (context: CommandContext): Command =>
  dataOptions(
    new Command('train-ensemble').description(
      'Let several models vote; how much each counts is chosen on the validation clips.',
    ),
  )
    .addOption(
      new Option('--member <model>', 'a name or a folder; more than once')
        .argParser(collect)
        .makeOptionMandatory(),
    )
    .requiredOption('--out <dir>', 'folder to write the vote to')
    .option('--refit <folder>', 'take the weights of this vote')
    .addOption(new Option('--engine <name>', 'what runs the models').choices(['auto', ...ENGINES]))
    .addHelpText('after', HELP)
    .action((flags: Flags) => unlessStopped(context.stop, () => train(flags, context)));
