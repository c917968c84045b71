import { Command, Option } from 'commander';
import { ENGINES } from '../../models/index.js';
import type { Config } from '../config/config-schema.js';
import { loadConfig } from '../config/load-config.js';
import { formatDuration } from './classify/format-duration.js';
import type { CommandContext } from './command-context.js';
import { forEachFile } from './for-each-file.js';
import type { ComparedSystem } from './compare/compared-system.js';
import { compareFile } from './compare/compare-file.js';
import { formatComparison } from './compare/format-comparison.js';
import { loadSystems } from './compare/load-systems.js';
import { overrideConfig, type PipelineFlags } from './options/pipeline-options.js';
import { createProgressLine } from './progress/progress-line.js';

type Flags = Omit<PipelineFlags, 'model'> & {
  readonly system?: readonly string[];
  readonly json?: boolean;
};

const HELP = `
Systems are all models of genres and of descriptors that ship with Earshot (those of the reports it grew from are
called r2-… and r3-…) or lie in your folder of models; or those that --system names. Genres are judged by the pipeline
that listens live, second by second; what needs the whole recording hears it to its end. Beside each descriptor stands
how much of it the system explained on tracks that it had not learnt from (R²: 1 is all, 0 no better than the mean).

Examples:
  $ earshot compare song.mp3
  $ earshot compare --system hybrid --system r2-custom-cnn --system ./my-model *.flac
  $ earshot compare --json song.mp3 | jq '.systems[] | {system, label}'
  $ earshot compare --json song.mp3 | jq '.descriptors[] | {system, values}'`;

const compareAndPrint = async (
  file: string,
  systems: readonly ComparedSystem[],
  config: Config,
  { json }: Flags,
  { stdout, stderr, stop }: CommandContext,
): Promise<void> => {
  const line = createProgressLine(stderr, Date.now);
  const onProgress = (system: string, heardSeconds: number): void =>
    line.show(`${file}: ${system}, ${formatDuration(heardSeconds)} heard`);
  const options = { systems, config, stop, onProgress };
  const comparison = await compareFile(file, options).finally(line.end);
  stdout.write(`${json ? JSON.stringify(comparison) : formatComparison(comparison)}\n`);
};

const compareAll = async (
  files: readonly string[],
  flags: Flags,
  context: CommandContext,
): Promise<void> => {
  const config = overrideConfig(await loadConfig(flags.config), flags);
  const { stderr } = context;
  const systems = await loadSystems(flags.system, config, (name, why) =>
    stderr.write(`earshot: ${name} is left out: ${why}\n`),
  );
  try {
    await forEachFile(
      files,
      (file) => compareAndPrint(file, systems, config, flags, context),
      context,
    );
  } finally {
    systems.forEach((system) => system.dispose());
  }
};

const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

/** `earshot compare FILE…` */
export const compareCommand = (context: CommandContext): Command =>
  new Command('compare')
    .description('Let every system judge the same files, side by side.')
    .argument('<file...>', 'audio files: MP3, AAC, Ogg Vorbis, Opus, FLAC, WAV')
    .addOption(
      new Option('--system <model>', 'only this model (name or folder); more than once').argParser(
        collect,
      ),
    )
    .option('--config <file>', 'YAML file with settings; options given here go before it')
    .addOption(new Option('--engine <name>', 'what runs the models').choices(['auto', ...ENGINES]))
    .addOption(new Option('--decoder <name>', 'what decodes').choices(['auto', 'ffmpeg', 'wasm']))
    .option('--json', 'print one JSON object a line for each file')
    .addHelpText('after', HELP)
    .action((files: string[], flags: Flags) => compareAll(files, flags, context));
