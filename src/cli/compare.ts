import { Command, Option } from 'commander';
import { type Classifier, ENGINES, listModels, loadClassifier } from '../../models/index.js';
import type { Config } from '../config/config-schema.js';
import { loadConfig } from '../config/load-config.js';
import { formatDuration } from './classify/format-duration.js';
import type { CommandContext } from './command-context.js';
import { forEachFile } from './for-each-file.js';
import { compareFile } from './compare/compare-file.js';
import { formatComparison } from './compare/format-comparison.js';
import { overrideConfig, type PipelineFlags } from './options/pipeline-options.js';
import { createProgressLine } from './progress/progress-line.js';

type Flags = Omit<PipelineFlags, 'model'> & {
  readonly system?: readonly string[];
  readonly json?: boolean;
};

const HELP = `
Systems are all models of genres that ship with Earshot or lie in your folder of models, or those that
--system names. All hear the same sound by the pipeline that listens live.

Examples:
  $ earshot compare song.mp3
  $ earshot compare --system hybrid --system ./my-model *.flac
  $ earshot compare --json song.mp3 | jq '.systems[] | {system, label}'`;

const knownSystems = async (): Promise<readonly string[]> => {
  const models = await listModels();
  return models.flatMap(({ name, manifest, problem }) =>
    problem === undefined && manifest?.kind === 'genre' ? [name] : [],
  );
};

const loadSystems = async (
  names: readonly string[],
  { engine }: Pick<Config, 'engine'>,
): Promise<Classifier[]> => {
  const loaded: Classifier[] = [];
  try {
    for (const model of names) loaded.push(await loadClassifier({ model, engine }));
    return loaded;
  } catch (error) {
    loaded.forEach((classifier) => classifier.dispose());
    throw error;
  }
};

const compareAndPrint = async (
  file: string,
  classifiers: readonly Classifier[],
  config: Config,
  { json }: Flags,
  { stdout, stderr, stop }: CommandContext,
): Promise<void> => {
  const line = createProgressLine(stderr, Date.now);
  const onProgress = (system: string, heardSeconds: number): void =>
    line.show(`${file}: ${system}, ${formatDuration(heardSeconds)} heard`);
  const options = { classifiers, config, stop, onProgress };
  const comparison = await compareFile(file, options).finally(line.end);
  stdout.write(`${json ? JSON.stringify(comparison) : formatComparison(comparison)}\n`);
};

const compareAll = async (
  files: readonly string[],
  flags: Flags,
  context: CommandContext,
): Promise<void> => {
  const config = overrideConfig(await loadConfig(flags.config), flags);
  const classifiers = await loadSystems(flags.system ?? (await knownSystems()), config);
  try {
    await forEachFile(
      files,
      (file) => compareAndPrint(file, classifiers, config, flags, context),
      context,
    );
  } finally {
    classifiers.forEach((classifier) => classifier.dispose());
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
