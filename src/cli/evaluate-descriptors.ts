import { Command } from 'commander';
import { evaluateDescriptors, loadDescriptors } from '../../models/index.js';
import type { CommandContext } from './command-context.js';
import { formatDescriptors } from './descriptors/format-descriptors.js';
import { showClips } from './descriptors/show-clips.js';
import { tablesDataOption } from './descriptors/tables-data-option.js';
import { unlessStopped } from './unless-stopped.js';

type Flags = { readonly data: string; readonly model?: string; readonly json?: boolean };

const HELP = `
The way of learning is scored by cross-validation on the table, the model itself on real recordings.

Examples:
  $ earshot evaluate-descriptors --data DIR                               the shipped model
  $ earshot evaluate-descriptors --data DIR --model my-descriptors
  $ earshot evaluate-descriptors --data DIR --json | jq .heldOut.energy

DIR is as for \`earshot train-descriptors\`.`;

const evaluate = async (
  { data: dataDirectory, model, json }: Flags,
  { stdout, stderr, stop }: CommandContext,
): Promise<void> => {
  const loaded = await loadDescriptors(model);
  const progress = showClips(stderr);
  try {
    const onProgress = progress.update;
    const report = await evaluateDescriptors(loaded, { dataDirectory, stop, onProgress });
    stdout.write(`${json ? JSON.stringify(report) : formatDescriptors(report)}\n`);
  } finally {
    progress.end();
  }
};

/** `earshot evaluate-descriptors` */
export const evaluateDescriptorsCommand = (context: CommandContext): Command =>
  new Command('evaluate-descriptors')
    .description('Score how well energy, acousticness and the like are told.')
    .addOption(tablesDataOption())
    .option(
      '--model <dir>',
      'a folder of `earshot train-descriptors`; the shipped model when left out',
    )
    .option('--json', 'print one JSON object')
    .addHelpText('after', HELP)
    .action((flags: Flags) => unlessStopped(context.stop, () => evaluate(flags, context)));
