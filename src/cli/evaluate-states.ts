import { Command, Option } from 'commander';
import {
  DEFAULT_KEEP,
  ENGINES,
  type EngineName,
  evaluateSoundKind,
  measureRejection,
  modelDirectory,
  saveKindScores,
  saveRejection,
  SOUND_KIND_MODEL,
} from '../../models/index.js';
import type { CommandContext } from './command-context.js';
import { readShare } from './options/read-number.js';
import { formatKinds } from './states/format-kinds.js';
import { formatRejection } from './states/format-rejection.js';
import { statesDataOption } from './states/states-data-option.js';
import { unlessStopped } from './unless-stopped.js';

type Flags = {
  readonly data: string;
  readonly split: 'valid' | 'test';
  readonly model?: string;
  readonly engine?: EngineName | 'auto';
  readonly keep: number;
  readonly save?: boolean;
  readonly json?: boolean;
};

const HELP = `
Examples:
  $ earshot evaluate-states --data DIR                        choose by these figures
  $ earshot evaluate-states --data DIR --model NAME --save    learn what the model knows; keep it beside it
  $ earshot evaluate-states --data DIR --split test --save    the last figures

--save writes familiarity.json and .bin, which the model is used with from then on, and
rejection.json and .svg, which tell how well other sound is rejected; the card of the model
that tells the kinds apart is renewed.`;

const evaluate = async (flags: Flags, { stdout, stop }: CommandContext): Promise<void> => {
  const { data: dataDirectory, split, model, engine, keep } = flags;
  const kinds = await evaluateSoundKind({ dataDirectory, split, engine, stop });
  const measured = await measureRejection({ dataDirectory, split, model, engine, keep, stop });
  if (flags.save) {
    await saveKindScores(modelDirectory(SOUND_KIND_MODEL), split, kinds);
    await saveRejection(modelDirectory(model), measured);
  }
  const { report: rejection } = measured;
  const text = `${formatKinds(kinds)}\n\n${formatRejection(rejection)}`;
  stdout.write(`${flags.json ? JSON.stringify({ kinds, rejection }) : text}\n`);
};

/** `earshot evaluate-states` */
export const evaluateStatesCommand = (context: CommandContext): Command =>
  new Command('evaluate-states')
    .description('Score how music, speech and noise are told apart, and what a model rejects.')
    .addOption(statesDataOption())
    .addOption(
      new Option('--split <name>', 'part of the data').choices(['valid', 'test']).default('valid'),
    )
    .option('--model <name>', "a saved genre model's name or folder")
    .addOption(new Option('--engine <name>', 'what runs the models').choices(['auto', ...ENGINES]))
    .option('--keep <share>', 'of the known clips, at each moment', readShare, DEFAULT_KEEP)
    .option('--save', 'keep what was learnt and measured beside the model')
    .option('--json', 'print one JSON object')
    .addHelpText('after', HELP)
    .action((flags: Flags) => unlessStopped(context.stop, () => evaluate(flags, context)));
