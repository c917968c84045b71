import { Command } from 'commander';
import { loadClassifier, type Classifier } from '../../models/index.js';
import type { Config } from '../config/config-schema.js';
import { loadConfig } from '../config/load-config.js';
import { classifyFile } from './classify/classify-file.js';
import { formatReport } from './classify/format-report.js';
import { showProgress } from './classify/show-progress.js';
import type { CommandContext } from './command-context.js';
import { forEachFile } from './for-each-file.js';
import { overrideConfig, pipelineOptions, type PipelineFlags } from './options/pipeline-options.js';

type Flags = PipelineFlags & { readonly json?: boolean };

const EXAMPLES = `
Examples:
  $ earshot classify song.mp3
  $ earshot classify --json *.flac | jq -r '[.file, .verdict.label] | @tsv'`;

const classifyAndPrint = async (
  file: string,
  classifier: Classifier,
  config: Config,
  { json }: Flags,
  { stdout, stderr, stop }: CommandContext,
): Promise<void> => {
  const progress = showProgress(file, stderr, Date.now);
  const options = { classifier, config, stop, onProgress: progress.update };
  const report = await classifyFile(file, options).finally(progress.clear);
  stdout.write(`${json ? JSON.stringify(report) : formatReport(report)}\n`);
};

const classifyAll = async (
  files: readonly string[],
  flags: Flags,
  context: CommandContext,
): Promise<void> => {
  const config = overrideConfig(await loadConfig(flags.config), flags);
  const classifier = await loadClassifier({ model: config.model, engine: config.engine });
  try {
    await forEachFile(
      files,
      (file) => classifyAndPrint(file, classifier, config, flags, context),
      context,
    );
  } finally {
    classifier.dispose();
  }
};

/** `earshot classify FILE…` */
export const classifyCommand = (context: CommandContext): Command => {
  const command = new Command('classify')
    .description('Judge audio files as fast as it goes: a verdict and a timeline for each.')
    .argument('<file...>', 'audio files: MP3, AAC, Ogg Vorbis, Opus, FLAC, WAV')
    .option('--json', 'print one JSON object a line for each file')
    .addHelpText('after', EXAMPLES);
  return pipelineOptions(command).action((files: string[], flags: Flags) =>
    classifyAll(files, flags, context),
  );
};
