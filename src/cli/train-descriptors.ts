import { Command } from 'commander';
import { saveDescriptors, trainDescriptors } from '../../models/index.js';
import type { CommandContext } from './command-context.js';
import { formatDescriptors } from './descriptors/format-descriptors.js';
import { showClips } from './descriptors/show-clips.js';
import { tablesDataOption } from './descriptors/tables-data-option.js';
import { unlessStopped } from './unless-stopped.js';

type Flags = { readonly data: string; readonly out: string };

const HELP = `
DIR holds tables/fma_mfcc_echonest_3389.csv.gz, and the recordings that descriptors are tried on:
emotify/GENRE and music-speech/{music,speech}. What cannot be learnt is scored and left out.

Examples:
  $ earshot train-descriptors --data DIR --out my-descriptors
  $ earshot evaluate-descriptors --data DIR --model my-descriptors   the same figures again`;

const train = async (
  { data: dataDirectory, out }: Flags,
  { stdout, stderr, stop }: CommandContext,
): Promise<void> => {
  const progress = showClips(stderr);
  try {
    const onProgress = progress.update;
    const { model, report } = await trainDescriptors({ dataDirectory, stop, onProgress });
    await saveDescriptors(out, model, report);
    stdout.write(`${formatDescriptors(report)}\n`);
  } finally {
    progress.end();
  }
};

/** `earshot train-descriptors` */
export const trainDescriptorsCommand = (context: CommandContext): Command =>
  new Command('train-descriptors')
    .description('Learn energy, acousticness and the like from tables of tracks.')
    .addOption(tablesDataOption())
    .option('--out <dir>', 'folder to write the model to', 'earshot-descriptors')
    .addHelpText('after', HELP)
    .action((flags: Flags) => unlessStopped(context.stop, () => train(flags, context)));
