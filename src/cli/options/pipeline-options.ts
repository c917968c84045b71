import { Option, type Command } from 'commander';
import { ENGINES } from '../../../models/index.js';
import type { Config } from '../../config/config-schema.js';

/** Options of every command that listens. */
export type PipelineFlags = {
  readonly config?: string;
  readonly model?: string;
  readonly engine?: Config['engine'];
  readonly decoder?: Config['decoder'];
};

/** Adds `--config`, `--model`, `--engine` and `--decoder`. */
export const pipelineOptions = (command: Command): Command =>
  command
    .option('--config <file>', 'YAML file with settings; options given here go before it')
    .option('--model <name>', "a saved model's name, or a folder written by `earshot train`")
    .addOption(new Option('--engine <name>', 'what runs the model').choices(['auto', ...ENGINES]))
    .addOption(new Option('--decoder <name>', 'what decodes').choices(['auto', 'ffmpeg', 'wasm']));

/** The configuration with what was given on the command line put over it. */
export const overrideConfig = (config: Config, flags: PipelineFlags): Config => ({
  ...config,
  ...(flags.model !== undefined && { model: flags.model }),
  ...(flags.engine !== undefined && { engine: flags.engine }),
  ...(flags.decoder !== undefined && { decoder: flags.decoder }),
});
